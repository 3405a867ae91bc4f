"""The tags of HTML by what they do to the text that stands in them."""

DROPPED = frozenset(
    (
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "video",
        "audio",
        "map",
        "datalist",
        "rp",
        "-comment",
        "-doctype",
        "!doctype",
    )
)
"""No page shows what stands in them, or it is no text."""

STRUCK = frozenset({"del", "s", "strike"})
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    )
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend"})
BOLD = frozenset({"b", "strong", "th"})
KEPT_BLANKS = frozenset({"pre", "xmp", "listing", "plaintext"})
CONTROLS = frozenset({"input", "select", "textarea"})
