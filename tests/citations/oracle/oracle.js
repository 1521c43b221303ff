// Writes golden.json: what citeproc-js makes of items.json in each style, as text and as HTML.
// Usage: node oracle.js <folder of CSL styles> <folder of CSL locales>
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const CSL = require("citeproc");

const [, , styles, locales] = process.argv;
const read = (...path) => readFileSync(join(...path), "utf8");
const items = JSON.parse(read(__dirname, "items.json"));

// The published style of each of the archive's styles; those made of footnotes give the first one.
const STYLES = {
  apa: "apa",
  harvard: "harvard-cite-them-right",
  mhra: "mhra-notes",
  chicago: "chicago-notes",
  mla: "modern-language-association",
  oscola: "oscola",
};

// Where the style leaves it to the writer; the others have a language of their own.
const LANGUAGE = { "harvard-cite-them-right": "en-GB" };

function formatted(engine, item, form) {
  engine.setOutputFormat(form);
  engine.updateItems([item.id]);
  if (engine.cslXml.dataObj.attrs.class === "note") {
    return engine.makeCitationCluster([{ id: item.id }]);
  }
  return engine.makeBibliography()[1][0];
}

function golden(style) {
  const sys = {
    retrieveLocale: (lang) => read(locales, `locales-${lang}.xml`),
    retrieveItem: (id) => items.find((item) => item.id === id),
  };
  const xml = read(styles, `${style}.csl`);
  const found = { title: /<title>(.*?)<\/title>/.exec(xml)[1], updated: /<updated>(.*?)<\/updated>/.exec(xml)[1] };
  const tidy = (text) => text.replace(/<\/?div[^>]*>/g, "").trim();
  found.citations = Object.fromEntries(
    items.map((item) => {
      const engine = new CSL.Engine(sys, xml, LANGUAGE[style]);
      return [item.id, { text: tidy(formatted(engine, item, "text")), html: tidy(formatted(engine, item, "html")) }];
    }),
  );
  return found;
}

const all = Object.fromEntries(Object.entries(STYLES).map(([name, style]) => [name, golden(style)]));
writeFileSync(join(__dirname, "golden.json"), JSON.stringify(all, null, 1) + "\n");
