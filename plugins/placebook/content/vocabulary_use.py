"""Whether records use the words of the place's vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.content.frontmatter import read_yaml
from placebook.content.names import folded
from placebook.content.report import file_of
from placebook.content.suggest import did_you_mean, nearest
from placebook.problems import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.content.load import Loaded
    from placebook.content.report import Report
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.model.vocabulary import Term, Vocabulary

_NOUNS = {"themes": "a theme", "areas": "an area", "access": "an access feature", "audiences": "an audience"}


def check_vocabularies(loaded: Loaded, report: Report) -> None:
    """Find words that are in no vocabulary, and words that are there twice."""
    words = {name: _Words(loaded, getattr(loaded.directory, name)) for name in _NOUNS}
    directory = loaded.directory
    records: list[Listing | Story | Event | Spark] = [
        *directory.listings,
        *directory.stories,
        *directory.events,
        *directory.sparks,
    ]
    missing: set[str] = set()
    for record in records:
        for name, field, place, word in _uses(record):
            if words[name].is_missing:
                missing.add(name)
            elif not words[name].has(word):
                message, hint = words[name].unknown(word)
                report.error(file_of(record), field, message, hint, at=place)
        for field in ("themes", "areas", "audience"):
            chosen = getattr(record, field, ())
            for twice in sorted({word for word in chosen if chosen.count(word) > 1}):
                report.warning(file_of(record), field, f"'{twice}' is there twice.", "Keep one.")
    for name in sorted(missing):
        hint = f"Write down the {name} of your place in it: `- id: …` and `label: …` for each."
        message = "is missing or empty, and there are records that use its words."
        report.vocabulary_error(f"vocabulary/{name}.yml", 0, "", message, hint)


def _uses(record: Listing | Story | Event | Spark) -> Iterator[tuple[str, str, str, str]]:
    """Yield each word a record uses: its vocabulary, field, place in the file, and the word."""
    for name, field in (("themes", "themes"), ("areas", "areas"), ("audiences", "audience")):
        for number, word in enumerate(getattr(record, field, ())):
            yield name, field, f"{field}.{number}", word
    for number, access in enumerate(getattr(record, "access", ())):
        yield "access", "access", f"access.{number}.feature", access.feature


class _Words:
    """The words of one vocabulary, and what people might have meant by others."""

    def __init__(self, loaded: Loaded, vocabulary: Vocabulary) -> None:
        self._file = f"vocabulary/{vocabulary.name}.yml"
        self._noun = _NOUNS[vocabulary.name]
        self._terms = vocabulary.by_id
        # A term that could not be read has its own problem; those who use it have none.
        broken = any(problem.file == self._file for problem in loaded.problems)
        self._broken = _ids_in(loaded.text(self._file), self._file) if broken else None
        self._others: dict[str, Term] = {}
        for term in vocabulary:
            for other in (term.label, *term.also):
                self._others.setdefault(folded(other), term)
        self._told: dict[str, tuple[str, str]] = {}
        self.is_missing = not vocabulary.terms and not broken

    def has(self, word: str) -> bool:
        return word in self._terms or (
            self._broken is not None and (not self._broken or word in self._broken)
        )

    def unknown(self, word: str) -> tuple[str, str]:
        if word not in self._told:
            self._told[word] = self._unknown(word)
        return self._told[word]

    def _unknown(self, word: str) -> tuple[str, str]:
        term = self._others.get(folded(word))
        if term:
            thing = self._noun.partition(" ")[2]
            return f"'{word}' is another word for the {thing} '{term.id}'.", f"Write {term.id}."
        message = f"'{word}' is not {self._noun} here."
        if hint := did_you_mean(word, self._terms):
            return message, hint
        if near := nearest(folded(word), self._others):
            term = self._others[near]
            return message, f"Did you mean '{near}'? That is another word for '{term.id}': write {term.id}."
        return message, f"The words used here are in {self._file}."


def _ids_in(text: str, file: str) -> set[str]:
    """Return what stands as `id` in a vocabulary that has problems; empty where nothing can be read."""
    try:
        value, _ = read_yaml(text, file=file)
    except ContentError:
        return set()
    items = value if isinstance(value, list) else []
    return {str(item.get("id")) for item in items if isinstance(item, dict)}
