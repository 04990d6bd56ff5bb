// Answers differential cases with the reference implementation. One JSON case per line in, one JSON answer per line out.
// Argument: the folder that holds node_modules/@cedar-policy/cedar-wasm.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

const cedar = createRequire(resolve(process.argv[2], 'package.json'))('@cedar-policy/cedar-wasm/nodejs');

const failed = (answer) => answer.type !== 'success';
const messages = (answer) => answer.errors.map((error) => error.message).join('; ');

function decide(item) {
  const parsed = cedar.preparsePolicySet('set', item.policies);
  if (failed(parsed)) return { failure: messages(parsed) };
  return {
    answers: item.requests.map((request) => {
      const answer = cedar.statefulIsAuthorized({ ...request, preparsedPolicySetId: 'set', validateRequest: false, entities: item.entities });
      if (failed(answer)) return { failure: messages(answer) };
      const { decision, diagnostics } = answer.response;
      return { decision, reasons: diagnostics.reason, errors: diagnostics.errors.map((error) => error.policyId) };
    }),
    est: Object.fromEntries(Object.entries(item.policies.staticPolicies).map(([id, text]) => [id, cedar.policyToJson(text).json])),
    templates: Object.fromEntries(Object.entries(item.policies.templates).map(([id, text]) => [id, cedar.templateToJson(text).json])),
  };
}

const parse = (item) => {
  const answer = cedar.checkParsePolicySet({ staticPolicies: item.text });
  if (failed(answer)) return { failure: messages(answer) };
  const single = cedar.policyToJson(item.text);
  return failed(single) ? {} : { est: single.json };
};

const impossible = (warning) => warning.error.message.includes('impossible');

function validate(item) {
  const answer = cedar.validate({ schema: item.schema, policies: { staticPolicies: item.policy }, validationSettings: { mode: 'strict' } });
  return failed(answer) ? { failure: messages(answer) } : { valid: answer.validationErrors.length === 0, impossible: answer.validationWarnings.some(impossible) };
}

const answerTo = (item) => (item.schema !== undefined ? validate(item) : item.text === undefined ? decide(item) : parse(item));

process.stdout.write(JSON.stringify({ version: cedar.getCedarVersion() }) + '\n');
for await (const line of createInterface({ input: process.stdin })) {
  const item = JSON.parse(line);
  let answer;
  try {
    answer = answerTo(item);
  } catch (fault) {
    answer = { crash: String(fault) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
