import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { complaintAbout } from '../../../../scripts/lib/cluster/api-verdict.ts';

const OWN = 'leccion-pod';
const judge = (line: string) => {
  const [method = '', url = '', upgrade] = line.split(' ');
  return complaintAbout({ method, url, isUpgrade: upgrade === 'upgrade' }, OWN);
};

const ALLOWED = [
  // Looking is free, also at others' things.
  'GET /',
  'GET /api',
  'GET /api/',
  'GET /api/v1?timeout=32s',
  'GET /apis/apps/v1',
  'GET /openapi/v3/apis/apps/v1?hash=ABC',
  'GET /version',
  'GET /livez/ping',
  'GET /api/v1/nodes',
  'HEAD /api/v1/nodes/kind-worker',
  'GET /api/v1/pods?watch=1&resourceVersion=5',
  'GET /api/v1/namespaces/kube-system/pods/coredns-1/log?tailLines=5',
  'GET /api/v1/namespaces/leccion-pod',
  'GET /apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode',
  'GET /apis/metrics.k8s.io/v1beta1/nodes',
  'GET /api/v1/watch/namespaces/kube-system/pods',
  // Its own namespace.
  'POST /api/v1/namespaces/leccion-pod/pods?fieldManager=kubectl-create',
  'POST /api/v1/namespaces/leccion-pod/pods/',
  'PATCH /apis/apps/v1/namespaces/leccion-pod/deployments/web?force=true',
  'PUT /apis/apps/v1/namespaces/leccion-pod/deployments/web/scale',
  'PATCH /apis/example.com/v1/namespaces/leccion-pod/things/a/status',
  'DELETE /api/v1/namespaces/leccion-pod/pods',
  'GET /api/v1/namespaces/leccion-pod/secrets/clave',
  'POST /api/v1/namespaces/leccion-pod/serviceaccounts/default/token',
  'POST /api/v1/namespaces/leccion-pod/pods/web/eviction',
  'GET /api/v1/namespaces/leccion-pod/services/web:80/proxy/index.html',
  'GET /api/v1/namespaces/leccion-pod/pods/web/exec?command=ls upgrade',
  'POST /api/v1/namespaces/leccion-pod/pods/web/exec?command=a%2Fb&command=.. upgrade',
  'GET /api/v1/namespaces/leccion-pod/pods/web/attach upgrade',
  'POST /api/v1/namespaces/leccion-pod/pods/web/portforward upgrade',
  'POST /apis/authorization.k8s.io/v1/namespaces/leccion-pod/localsubjectaccessreviews',
  // Questions that happen to be asked with POST.
  'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  'POST /apis/authorization.k8s.io/v1/subjectaccessreviews',
  'POST /apis/authentication.k8s.io/v1/selfsubjectreviews',
];

const REFUSED = [
  // What belongs to nobody's namespace.
  'DELETE /api/v1/nodes/kind-worker',
  'PATCH /api/v1/nodes/kind-worker',
  'PUT /api/v1/nodes/kind-worker/status',
  'DELETE /api/v1/nodes',
  'POST /api/v1/namespaces',
  'POST /api/v1/namespaces?dryRun=All',
  'POST /apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
  'POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  'DELETE /apis/example.com/v1/things/leccion-pod',
  'POST /apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
  'PUT /apis/certificates.k8s.io/v1/certificatesigningrequests/a/approval',
  // Its own namespace's object is the runner's.
  'DELETE /api/v1/namespaces/leccion-pod',
  'DELETE /api/v1/namespaces/leccion-pod/',
  'PATCH /api/v1/namespaces/leccion-pod',
  'PUT /api/v1/namespaces/leccion-pod/status',
  'PUT /api/v1/namespaces/leccion-pod/finalize',
  // Other namespaces, also those whose name begins alike.
  'POST /api/v1/namespaces/default/pods',
  'DELETE /api/v1/namespaces/kube-system/pods/coredns-1',
  'DELETE /apis/apps/v1/namespaces/leccion-pod2/deployments/web',
  'DELETE /apis/apps/v1/namespaces/leccion-po/deployments/web',
  'PATCH /apis/example.com/v1/namespaces/otro/things/a',
  'POST /api/v1/namespaces/otro/serviceaccounts/default/token',
  'POST /apis/authorization.k8s.io/v1/namespaces/otro/localsubjectaccessreviews',
  'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews/namespaces',
  'POST /apis/example.com/v1/selfsubjectaccessreviews',
  // Writes across namespaces.
  'DELETE /api/v1/pods',
  'POST /api/v1/pods',
  // Others' Secrets.
  'GET /api/v1/secrets',
  'GET /api/v1/secrets/',
  'HEAD /api/v1/namespaces/kube-system/secrets/a',
  'GET /api/v1/namespaces/kube-system/secrets?watch=1',
  'GET /api/v1/watch/secrets',
  'GET /api/v1/watch/namespaces/kube-system/secrets/a',
  // Ways into containers, nodes and what listens there, whatever the method.
  'GET /api/v1/nodes/kind-worker/proxy/run',
  'GET /api/v1/nodes/kind-worker:10250/proxy/configz',
  'GET /api/v1/namespaces/kube-system/services/x/proxy/',
  'GET /api/v1/namespaces/kube-system/pods/x/exec?command=ls',
  'GET /api/v1/namespaces/kube-system/pods/x/exec?command=ls upgrade',
  'POST /api/v1/namespaces/kube-system/pods/x/attach upgrade',
  'GET /api/v1/namespaces/kube-system/pods/x/portforward upgrade',
  'GET /api/v1/proxy/nodes/kind-worker/stats',
  'GET /api/v1/nodes?watch=1 upgrade',
  'GET /api/v1/namespaces/leccion-pod/pods upgrade',
  'GET / upgrade',
  // Parts of the server that do more than tell.
  'GET /debug/pprof/profile',
  'GET /logs/kube-apiserver.log',
  'GET /metrics',
  'POST /healthz',
  'GET /static/x',
  'POST /',
  // Paths that two readers may read in two ways.
  'DELETE /api/v1/namespaces/leccion-pod/../../nodes/kind-worker',
  'DELETE /api/v1/namespaces/leccion-pod/pods/..',
  'DELETE /api/v1/namespaces/leccion-pod/pods/.',
  'DELETE /api/v1/namespaces/leccion-pod/%2e%2e/default/pods/a',
  'DELETE /api/v1/namespaces/leccion-pod/%2E%2E/default/pods/a',
  'DELETE /api/v1/namespaces/leccion-pod%2f..%2fdefault/pods/a',
  'DELETE /api/v1/namespaces/leccion-pod/pods/a%2F..%2F..%2F..%2Fnodes',
  'DELETE /api/v1/namespaces/leccion-pod/%252e%252e/default/pods/a',
  'DELETE /api/v1/namespaces/leccion-pod/pods\\..\\x',
  'DELETE /api/v1/namespaces/leccion-pod/pods%5c..',
  'DELETE /api/v1/namespaces/leccion-pod/pods/a%00',
  'DELETE /api/v1/namespaces/leccion-pod/pods/a;x',
  'DELETE /api/v1/namespaces/leccion-pod/pods/a#/../b',
  'DELETE /api/v1/namespaces/leccion-pod/pods/a%zz',
  'DELETE /api/v1/namespaces//leccion-pod/pods/a',
  'DELETE //api/v1/namespaces/leccion-pod/pods/a',
  'DELETE /api/v1/namespaces/leccion-pod/pods//',
  'DELETE http://otro/api/v1/namespaces/leccion-pod/pods/a',
  'DELETE api/v1/namespaces/leccion-pod/pods/a',
  'GET //api/v1/secrets',
  'GET /api/v1/namespaces/leccion-pod/../kube-system/secrets',
  // The namespace must stand where the API server looks for it.
  'DELETE /api/v1/nodes/namespaces/leccion-pod/pods',
  'DELETE /apis/namespaces/leccion-pod/pods/a',
  'DELETE /api/namespaces/leccion-pod/pods/a',
  'DELETE /x/api/v1/namespaces/leccion-pod/pods/a',
  'DELETE /api/v1/Namespaces/leccion-pod/pods/a',
  'DELETE /api/v1/pods/a?namespace=leccion-pod',
  'DELETE /api/v1/nodes/a?/namespaces/leccion-pod/pods',
  // Methods of which the API has no notion.
  'CONNECT /api/v1/namespaces/leccion-pod/pods/web',
  'TRACE /api/v1/nodes',
  'OPTIONS /api/v1/nodes',
  'post /api/v1/namespaces',
];

suite('a lesson on a cluster of somebody', () => {
  for (const line of ALLOWED) test(`may ${line}`, () => assert.equal(judge(line), undefined));
  for (const line of REFUSED) test(`may not ${line}`, () => assert.ok(judge(line)));

  test('is told what it wanted, and that it is outside', () => {
    assert.equal(
      judge('DELETE /api/v1/namespaces/kube-system/pods/coredns-1'),
      'la lección quería borrar pods/coredns-1 del espacio de nombres «kube-system», fuera de su espacio de nombres («leccion-pod»), y en tu clúster solo puede tocar lo que hay dentro de él',
    );
    assert.match(judge('POST /api/v1/namespaces') ?? '', /quería crear namespaces, fuera/);
    assert.match(
      judge('DELETE /api/v1/namespaces/leccion-pod') ?? '',
      /quería borrar su propio espacio de nombres \(«leccion-pod»\), y de eso se encarga el ejecutor/,
    );
    assert.match(judge('GET /api/v1/secrets') ?? '', /quería leer secrets, fuera/);
    assert.match(
      judge('GET /api/v1/namespaces/otro/pods/x/exec upgrade') ?? '',
      /quería ejecutar algo en pods\/x del espacio de nombres «otro»/,
    );
  });
});
