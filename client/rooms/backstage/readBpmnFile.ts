// Owns: a chosen BPMN file as a model. The reader is loaded with the first file, so that nobody else pays for it.

import type { BpmnModel } from "../../../shared/format/bpmn/bpmnModel.ts";
import { bpmnBytesMax, decodeXml } from "../../../shared/format/bpmn/bpmnText.ts";
import { err, type Result } from "../../../shared/kit/result.ts";
import { type Refusal, refuse } from "../../../shared/model/refusals.ts";
import { t } from "../../i18n/t.ts";
import { decodeUtf } from "../../importing/readFile.ts";

export interface ReadFile {
  readonly fileName: string;
  /** The file's name without its ending. */
  readonly stem: string;
  readonly model: Result<BpmnModel, Refusal>;
}

export async function readBpmnFile(file: File): Promise<ReadFile> {
  const stem = file.name.replace(/\.[^.]*$/, "").slice(0, 120);
  return { fileName: file.name, stem, model: await modelOf(file) };
}

async function modelOf(file: File): Promise<Result<BpmnModel, Refusal>> {
  if (file.size > bpmnBytesMax) {
    return err(refuse("tooLarge", {}, "A BPMN file has at most 5 MB. Export a part of the model."));
  }
  const text = decodeXml(new Uint8Array(await file.arrayBuffer()), decodeUtf);
  if (!text.ok) return text;
  const { readBpmn } = await import("../../../shared/format/bpmn/readBpmn.ts");
  return await readBpmn(text.value, { lane: t("backstage.lane") });
}
