"""A file of the site that MkDocs knows of and does not make."""

from __future__ import annotations

from mkdocs.structure.files import File, InclusionLevel


class FastPage:
    """As much of a MkDocs page as links, anchors and the sitemap ask for."""

    is_link = False
    is_homepage = False
    is_section = False
    is_page = True
    update_date = ""

    def __init__(self, title: str, canonical_url: str, anchors: tuple[str, ...]) -> None:
        self.title = title
        self.canonical_url = canonical_url
        self.abs_url = canonical_url
        self.present_anchor_ids = set(anchors)
        self.meta: dict[str, str] = {}


class FastFile(File):
    """A page or file that the press writes.

    To MkDocs it is neither documentation, which would be rendered, nor media, which would be copied; but it
    has a source and an address, so that links to it from Markdown are resolved and checked like any others.
    """

    def __init__(self, source: str, address: str, site_dir: str, page: FastPage | None) -> None:
        # Skips File's own set-up, which spends its time on turning the path this way and that.
        self.src_uri = source
        self.src_dir = None
        self.dest_dir = site_dir
        self.dest_uri = address
        self.use_directory_urls = True
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.generated_by = "placebook"
        self.page = page  # type: ignore[assignment] # a FastPage answers all that is asked

    def is_documentation_page(self) -> bool:
        """Say no: MkDocs shall not render it."""
        return False

    def is_media_file(self) -> bool:
        """Say no: MkDocs shall not count it among the images."""
        return False

    def is_modified(self) -> bool:
        """Say no: whether it is made again is for the press to know."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's signature
        """Do nothing: the press has written it before MkDocs copies files."""
