// How html-validate judges built pages. Each rule that is not as recommended says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The capitals of old have no meaning, and MkDocs' themes write it small.
    "doctype-style": ["error", { style: "lowercase" }],
    // Templates leave blanks at the ends of lines; nobody is sent enough of them to notice.
    "no-trailing-whitespace": "off",
    // A title is the name of a group or story and the site's, as people gave them; no name is cut to fit.
    "long-title": "off",
    // The boxes of one facet share a name, as HTML has it for several answers to one question: ?day=tue&day=wed.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
  },
};
