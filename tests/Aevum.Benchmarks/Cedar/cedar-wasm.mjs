// The workload of AuthorizationWorkload.cs on the reference implementation, for comparison.
// Usage: node cedar-wasm.mjs FOLDER [SECONDS], where FOLDER holds node_modules/@cedar-policy/cedar-wasm.
// The package keeps policies parsed between calls (preparsePolicySet) but reads the entities on every call; it offers no other way.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const cedar = createRequire(resolve(process.argv[2] ?? '.', 'package.json'))('@cedar-policy/cedar-wasm/nodejs');
const seconds = Number(process.argv[3] ?? 2);

const entity = (type, id, attrs = {}, parents = []) => ({ uid: { type, id }, attrs, parents: parents.map(([type, id]) => ({ type, id })) });
const entities = [
  entity('User', 'alice', { department: 'sales', level: 7 }, [['Group', 'g0']]),
  entity('Group', 'g0', {}, [['Group', 'staff']]),
  entity('Group', 'staff'),
  entity('Action', 'view'),
  entity('Photo', 'p', { department: 'sales', private: false, owner: { __entity: { type: 'User', id: 'bob' } } }, [['Album', 'a0']]),
  entity('Album', 'a0', {}, [['Account', 'acme']]),
];

const policy = (number) => `permit (principal in Group::"g${number}", action == Action::"view", resource in Album::"a${number}")
when { principal.department == resource.department && principal.level >= 5 && context.authenticated }
unless { resource.private };
`;

const call = {
  principal: { type: 'User', id: 'alice' },
  action: { type: 'Action', id: 'view' },
  resource: { type: 'Photo', id: 'p' },
  context: { authenticated: true },
  preparsedPolicySetId: 'set',
  validateRequest: false,
  entities,
};

console.log(`cedar-wasm ${cedar.getCedarVersion()} on Node.js ${process.version}`);
for (const count of [1, 10, 100, 1000]) {
  cedar.preparsePolicySet('set', { staticPolicies: Array.from({ length: count }, (_, number) => policy(number)).join('') });
  const answer = cedar.statefulIsAuthorized(call);
  if (answer.response?.decision !== 'allow') throw new Error('the workload must be allowed: ' + JSON.stringify(answer));

  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  let calls = 0;
  while (performance.now() < end) {
    for (let batch = 0; batch < 20; batch++, calls++) cedar.statefulIsAuthorized(call);
  }
  console.log(`${count} policies: ${(((performance.now() - start) / calls) * 1000).toFixed(2)} µs for each request (${calls} calls)`);
}
