// Opens a PDF in pdf.js and says what it sees; with values, types them in and saves.
//   node pdfjs.mjs FOLDER-OF-PDFJS form.pdf [values.json saved.pdf]
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, form, values, saved] = process.argv.slice(2);
const warnings = [];
console.log = console.warn = console.error = (...told) => warnings.push(told.join(" "));
const pdfjs = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));
warnings.length = 0; // that Node has no canvas to draw on

const task = pdfjs.getDocument({
  data: new Uint8Array(readFileSync(form)),
  verbosity: pdfjs.VerbosityLevel.WARNINGS,
  standardFontDataUrl: `${folder}/standard_fonts/`,
  cMapUrl: `${folder}/cmaps/`,
});
const document = await task.promise;
const fields = [];
const text = [];
const headings = [];
const collect = (node) => {
  if (/^H\d$/.test(node.role ?? "")) headings.push(node.role);
  (node.children ?? []).forEach(collect);
};
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE_FORMS });
  const content = await page.getTextContent();
  text.push(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  const tree = await page.getStructTree();
  if (tree) collect(tree);
  for (const item of await page.getAnnotations()) {
    if (item.subtype !== "Widget") continue;
    fields.push({
      id: item.id,
      name: item.fieldName,
      type: item.checkBox ? "tick" : item.combo ? "choice" : item.fieldType === "Sig" ? "signature" : "text",
      value: item.fieldValue,
      tooltip: item.alternativeText,
      required: item.required,
      page: number,
    });
  }
}
if (saved) {
  for (const [name, value] of Object.entries(JSON.parse(readFileSync(values, "utf-8"))))
    for (const item of fields.filter((each) => each.name === name))
      document.annotationStorage.setValue(item.id, { value });
  writeFileSync(saved, await document.saveDocument());
}
const objects = await document.getFieldObjects();
const scripted = [...(objects?.values?.() ?? Object.values(objects ?? {}))].flat().filter((each) => each.actions);
const marks = await document.getMarkInfo();
const told = {
  pages: document.numPages,
  title: (await document.getMetadata()).info.Title,
  marked: (marks?.get?.("Marked") ?? marks?.Marked) === true,
  scripts: scripted.length + ((await document.getJSActions()) ? 1 : 0),
  fields, text, headings, warnings,
};
process.stdout.write(JSON.stringify(told));
await task.destroy();
