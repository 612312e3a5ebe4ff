// Reads objects as a JSON list from standard input, holds each against the schema of its kind's makers, and writes what is
// wrong with each as a JSON list of sentences; null for a kind whose schema is not to be had here.
import { text } from 'node:stream/consumers';

const PACKAGES = {
  'policies.kyverno.io': '@kubernetes-models/kyverno',
  'postgresql.cnpg.io': '@kubernetes-models/cloudnative-pg',
  'traefik.io': '@kubernetes-models/traefik',
  'gateway.envoyproxy.io': '@kubernetes-models/envoy-gateway',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'karpenter.k8s.aws': '@kubernetes-models/karpenter',
  'karpenter.sh': '@kubernetes-models/karpenter',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

async function complaint(object) {
  const [group, version] = object.apiVersion.split('/');
  if (!(group in PACKAGES)) return null;
  const module = await import(`${PACKAGES[group]}/${group}/${version}/${object.kind}`);
  try {
    new module[object.kind](object).validate();
    return '';
  } catch (error) {
    return error.message;
  }
}

const objects = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await Promise.all(objects.map(complaint))));
