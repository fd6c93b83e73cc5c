/** The teaching rules: what Kubernetes takes, and a lesson should not do without saying why. */
export const lintRules: readonly string[] = ['aviso-del-servidor', 'campo-vacio', 'yaml-ambiguo'];
