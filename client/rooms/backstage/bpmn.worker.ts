// A worker that reads one BPMN text and is ended by whoever started it, also when it takes too long.

import type { BpmnWords } from "../../../shared/format/bpmn/bpmnModel.ts";
import { readBpmn } from "../../../shared/format/bpmn/readBpmn.ts";

self.onmessage = async ({ data }: MessageEvent<{ text: string; words: BpmnWords }>) => {
  self.postMessage(await readBpmn(data.text, data.words));
};
