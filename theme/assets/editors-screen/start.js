// Starts the editors' screen: Sveltia CMS, with its configuration and our own way of writing a listing's file.

import { FAILSAFE_SCHEMA, load } from "./js-yaml.js";
import { listingFile } from "./listing-file.js";
import CMS from "./sveltia/index.js";

const fetched = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
};

const [configuration, shape] = await Promise.all([fetched("config.yml"), fetched("shape.json")]);
const config = load(configuration);
const { fields, format } = config.collections.find((collection) => collection.name === "groups");
// Texts stay as they were typed (`no`, 08:30), as when the site is built.
const texts = (head) => load(head, { schema: FAILSAFE_SCHEMA });
CMS.registerCustomFormat(format, "md", listingFile(fields, JSON.parse(shape), texts));
CMS.init({ config: { ...config, load_config_file: false } });
