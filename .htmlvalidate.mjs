// How html-validate judges built pages. Each rule that is not as recommended says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The capitals of old have no meaning, and MkDocs' themes write it small.
    "doctype-style": ["error", { style: "lowercase" }],
  },
};
