import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseFragment } from 'parse5';
import packageJson from '../../../../../package.json' with { type: 'json' };

const script = join(process.cwd(), 'scripts/validate.ts');
const root = mkdtempSync(join(tmpdir(), 'validar-'));
after(() => rmSync(root, { recursive: true }));

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function run(args: readonly string[], input?: string | Uint8Array) {
  const options = { cwd: root, encoding: 'utf8' as const, ...(input !== undefined && { input }) };
  return spawnSync(process.execPath, [script, ...args], options);
}

const config = (name: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n${more}`;
const WRONG = config('mal', 'dato: { a: "1" }\n');
const UNKNOWN = 'apiVersion: b.io/v1\nkind: Cubo\nmetadata: { name: c }\n';
write('bien.yaml', config('bien'));
write('mal.yaml', `${config('uno')}---\n${WRONG}`);
write('k/a.yml', config('a'));
write(
  'k/b/c.json',
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }),
);
write('k/.oculto/no.yaml', WRONG);
write('k/node_modules/no.yaml', WRONG);
write('k/leeme.txt', WRONG);

test('what is valid ends with 0, and the summary says how much there was', () => {
  const { status, stdout, stderr } = run(['bien.yaml', 'k', 'k/a.yml']);
  assert.equal(stdout, '');
  assert.equal(stderr, '3 objetos en 3 archivos: 3 válidos\n');
  assert.equal(status, 0);
});

test('what is refused ends with 1: where, what, what to do, what the server says', () => {
  const { status, stdout, stderr } = run(['mal.yaml']);
  assert.match(
    stdout,
    /^mal\.yaml:8:1: dato: .*\n(?: +\d* \| .*\n)+ +¿Querías decir "data"\?\n(.*\n)* +API server: unknown field "dato"\n$/,
  );
  assert.equal(stderr, '2 objetos en 1 archivo: 1 válido, 1 rechazado\n');
  assert.equal(status, 1);
});

test('what a field is for comes with the address of its lesson', () => {
  const { stdout } = run(
    ['-'],
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: a\n',
  );
  assert.match(
    stdout,
    /\n +La imagen de la que sale .*\n +Lo explica esta lección: https:\/\/[^ ]+\/pod\/\n/,
  );
});

test('each format explains as the text does', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: a\n';
  for (const format of ['github', 'sarif', 'junit', 'json']) {
    const { stdout } = run(['--format', format, '-'], pod);
    for (const part of [
      'La imagen de la que sale',
      /https:[^ ]+\/pod\/|"lesson": "pod"/,
      'Required value',
    ]) {
      assert.match(stdout, new RegExp(part), format);
    }
  }
});

test('an unknown kind is not valid, but who wants may let it pass', () => {
  write('cubo.yaml', UNKNOWN);
  const { status, stdout, stderr } = run(['cubo.yaml']);
  assert.match(stdout, /no conoce el kind "Cubo"/);
  assert.equal(stderr, '1 objeto en 1 archivo: 0 válidos, 1 desconocido\n');
  assert.equal(status, 1);
  assert.equal(run(['--allow-unknown', 'cubo.yaml']).status, 0);
});

test('an unknown kind that is let pass is no error for a program that reads the report either', () => {
  write('cubo.yaml', UNKNOWN);
  const report = (format: string, ...more: string[]) =>
    run([...more, '--format', format, 'cubo.yaml']).stdout;
  for (const [format, isError, isLet] of [
    ['json', /"severity": "error"/, /"severity": "warning"/],
    ['sarif', /"level": "error"/, /"level": "warning"/],
    ['github', /^::error /, /^::warning /],
    ['junit', /failures="1"[^]*<failure/, /failures="0"[^]*<system-out>.*no conoce el kind/],
  ] as const) {
    assert.match(report(format), isError);
    const permitted = report(format, '--allow-unknown');
    assert.match(permitted, isLet);
    assert.doesNotMatch(permitted, isError);
  }
});

test('what Helm and Kustomize print is read from stdin', () => {
  const helm = `---\n# Source: web/templates/a.yaml\n${config('a')}---\n# Source: web/templates/b.yaml\n---\n# Source: web/templates/c.yaml\n${WRONG}`;
  const { status, stdout, stderr } = run(['-'], helm);
  assert.match(stdout, /^stdin:13:1: dato: /);
  assert.equal(stderr, '2 objetos en 1 archivo: 1 válido, 1 rechazado\n');
  assert.equal(status, 1);
  assert.equal(run([], config('a')).status, 0);
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    items: [JSON.parse(configJson('a')), JSON.parse(configJson('b'))],
  };
  assert.equal(run(['-'], JSON.stringify(list)).stderr, '2 objetos en 1 archivo: 2 válidos\n');
});

function configJson(name: string): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
}

test('what cannot be done ends with 2', () => {
  write('tapada/.x/a.yaml', config('a'));
  write('-x.yaml', config('a'));
  symlinkSync('eterno', join(root, 'eterno'));
  for (const [args, said] of [
    [['nada.yaml'], /No existe nada\.yaml/],
    [[''], /^Una de las rutas está vacía: ¿viene de una variable sin valor\?\n$/],
    [
      ['--formato', 'json', 'bien.yaml'],
      /^La opción --formato no existe\. ¿Querías decir «--format»\?\n$/,
    ],
    [
      ['-x.yaml'],
      /^-x\.yaml empieza como una opción\. Si es el archivo, escribe \.\/-x\.yaml\.\n$/,
    ],
    [['-z.yaml'], /^La opción -z no existe\./],
    [['-f', 'bien.yaml'], /^-f sobra: los archivos y las carpetas van solos\.\n$/],
    [['bien.yaml', '-o', 'json'], /^La opción -o no existe\. ¿Querías decir «--format json»\?\n$/],
    [
      ['--output=json', 'bien.yaml'],
      /^La opción --output no existe\. ¿Querías decir «--format»\?\n$/,
    ],
    [['bien.yaml', '--format'], /^--format necesita un valor\./],
    [['a'.repeat(5000)], /^No se puede leer a+…a+: el nombre es demasiado largo\.\n$/],
    [
      ['bien.yaml/x'],
      /^No se puede leer bien\.yaml\/x: una parte de la ruta es un archivo y no una carpeta\.\n$/,
    ],
    [['eterno'], /^No se puede leer eterno: es un enlace que da vueltas/],
    [
      ['--format', 'xml', 'bien.yaml'],
      /No hay formato «xml»\. Se admiten: text, json, sarif, github, junit/,
    ],
    [['--format', 'toString', 'bien.yaml'], /No hay formato/],
    [['--format', '__proto__', 'bien.yaml'], /^No hay formato «__proto__»\. Se admiten: /],
    [['--format', 'JSON', 'bien.yaml'], /^No hay formato «JSON»\. ¿Querías decir «json»\?\n$/],
    [['b\u001b[31m\n.yaml'], /^No existe b␛\[31m␊\.yaml\.\n$/],
    [['*.yaml'], /^No existe \*\.yaml: si va entre comillas, quítaselas/],
    [
      ['~/a.yaml'],
      /^No existe ~\/a\.yaml: entre comillas, «~» no es tu carpeta\. Escribe \/.*\/a\.yaml\.\n$/,
    ],
    [['https://e.io/a.yaml'], /^De la red no leo: baja https:\/\/e\.io\/a\.yaml /],
    [
      ['tapada'],
      /^En tapada no hay .* a la vista\. Si quieres que lea tapada\/\.x\/a\.yaml, dame su nombre\.\n$/,
    ],
    [['vacia'], /no hay ningún \.yaml/],
  ] as const) {
    mkdirSync(join(root, 'vacia'), { recursive: true });
    const { status, stderr, stdout } = run(args);
    assert.match(stderr, said);
    assert.equal(stdout, '');
    assert.equal(status, 2);
  }
  const { status, stderr } = run(['-'], '# nada\n---\n');
  assert.match(stderr, /No hay ningún objeto/);
  assert.equal(status, 2);
});

test('what can’t be read keeps nobody from the rest', () => {
  mkdirSync(join(root, 'hueca'));
  const { status, stdout, stderr } = run(['nada.yaml', 'mal.yaml', '', 'hueca', 'bien.yaml']);
  assert.match(stdout, /^mal\.yaml:\d+:1: dato: /);
  assert.equal(
    stderr,
    'No existe nada.yaml.\n' +
      'Una de las rutas está vacía: ¿viene de una variable sin valor?\n' +
      'En hueca no hay ningún .yaml, .yml ni .json.\n' +
      '3 objetos en 2 archivos: 2 válidos, 1 rechazado\n',
  );
  assert.equal(status, 2);
});

test('help says it all, and which version it is', () => {
  const { status, stdout } = run(['--help']);
  assert.match(stdout, /^Uso: npm run validate/);
  assert.equal(status, 0);
  const { version } = packageJson;
  assert.deepEqual([run(['--version']).stdout, run(['--version']).status], [`${version}\n`, 0]);
});

test('a file is read once, by whichever path it is named', () => {
  assert.match(
    run(['bien.yaml', 'k/../bien.yaml', join(root, 'bien.yaml')]).stderr,
    /^1 objeto en/,
  );
});

test('what is for a tool and not for an API server is counted', () => {
  const kind = 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n';
  assert.match(run(['-'], kind).stderr, /: 0 válidos, 1 que no es para un API server\n$/);
  const two = `${kind}---\n${kind}`;
  assert.match(run(['-'], two).stderr, /: 0 válidos, 2 que no son para un API server\n$/);
});

test('links to files are followed, links to folders are not', () => {
  write('l/a.yaml', config('a'));
  symlinkSync(join(root, 'bien.yaml'), join(root, 'l/enlace.yaml'));
  symlinkSync(join(root, 'l'), join(root, 'l/vuelta'));
  symlinkSync(join(root, 'no-hay.yaml'), join(root, 'l/roto.yaml'));
  symlinkSync(join(root, 'l/eterno.yaml'), join(root, 'l/eterno.yaml'));
  assert.equal(run(['l']).stderr, '2 objetos en 2 archivos: 2 válidos\n');
});

test('bytes that are no text are refused, with their place; UTF-16 with its mark is text', () => {
  write('latin1.yaml', Buffer.from('# uno\n# espa\u00f1ol\n', 'latin1'));
  assert.match(run(['latin1.yaml']).stdout, /^latin1\.yaml:2:7: no es un texto en UTF-8/);
  write('utf16.yaml', Buffer.from(`\ufeff${config('a')}`, 'utf16le'));
  assert.equal(run(['utf16.yaml']).status, 0);
  write('bom.yaml', `\ufeff${config('a')}`);
  write('crlf.yaml', `---\r\n${config('a').replaceAll('\n', '\r\n')}---\r\n`);
  assert.equal(run(['bom.yaml', 'crlf.yaml']).stderr, '2 objetos en 2 archivos: 2 válidos\n');
});

test('json: a stable shape for programs', () => {
  const { status, stdout } = run(['--format', 'json', 'mal.yaml']);
  const report = JSON.parse(stdout) as Record<string, unknown> & { documents: unknown[] };
  assert.match(String(report['kubernetes']), /^\d+\.\d+\.\d+$/);
  assert.deepEqual(report['summary'], {
    files: 1,
    accepted: 1,
    refused: 1,
    unknown: 0,
    skipped: 0,
    warnings: 0,
  });
  const [good, bad] = report.documents as { problems: Record<string, unknown>[] }[];
  assert.deepEqual(good, {
    file: 'mal.yaml',
    line: 1,
    outcome: 'accepted',
    objects: [{ outcome: 'accepted', apiVersion: 'v1', kind: 'ConfigMap', name: 'uno' }],
    problems: [],
  });
  const [problem] = bad?.problems ?? [];
  const { severity, line, column, path, server } = problem ?? {};
  assert.deepEqual(
    { severity, line, column, path, server },
    {
      severity: 'error',
      line: 8,
      column: 1,
      path: 'dato',
      server: 'unknown field "dato"',
    },
  );
  assert.equal(status, 1);
});

test('sarif: the shape that code scanning takes', () => {
  write('á b/mal#1.yaml', `${WRONG}---\n${UNKNOWN}---\n${config('a', 'immutable: yes\n')}`);
  const { stdout } = run(['--format', 'sarif', 'á b']);
  const log = JSON.parse(stdout) as import('sarif').Log;
  assert.equal(log.version, '2.1.0');
  const [{ tool, results = [] } = assert.fail('no run')] = log.runs;
  const ids = tool.driver.rules?.map(({ id }) => id);
  assert.deepEqual(
    results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ['refused', 'error'],
      ['unknown', 'error'],
      ['warning', 'warning'],
    ],
  );
  for (const { ruleId, ruleIndex, message, locations } of results) {
    assert.equal(ids?.[ruleIndex ?? -1], ruleId);
    assert.ok(message.text);
    const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
    assert.equal(artifactLocation?.uri, '%C3%A1%20b/mal%231.yaml');
    assert.ok((region?.startLine ?? 0) > 0 && (region?.startColumn ?? 0) > 0);
  }
});

test('sarif: a region is what the mark of the text goes under', () => {
  const text = config('ñ', '\'da to\': 1\ndata: { "a b": [], ñ: 𝄞 }\n');
  write('region.yaml', text);
  const log = JSON.parse(run(['--format', 'sarif', 'region.yaml']).stdout) as import('sarif').Log;
  const regions = (log.runs[0]?.results ?? []).map(({ locations }) => {
    const region = locations?.[0]?.physicalLocation?.region ?? assert.fail('no region');
    const { startLine = 0, startColumn = 0, endColumn = 0 } = region;
    return text.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1);
  });
  assert.deepEqual(regions, ['ñ', "'da to'", '"a b"', '[', 'ñ']);
});

test('sarif: where nothing is marked a region has only its start', () => {
  write('latin.yaml', Buffer.from('a: \xe1\n', 'latin1'));
  const log = JSON.parse(run(['--format', 'sarif', 'latin.yaml']).stdout) as import('sarif').Log;
  const [{ locations } = assert.fail('no result')] = log.runs[0]?.results ?? [];
  const { region } = locations?.[0]?.physicalLocation ?? {};
  assert.deepEqual(Object.keys(region ?? {}), ['startLine', 'startColumn']);
});

test('sarif: a file has one address, whichever way it is named', () => {
  write('fuera/a/mal.yaml', WRONG);
  const uris = (cwd: string, path: string) => {
    const args = [script, '--format', 'sarif', path];
    const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
    const [{ results = [] } = assert.fail('no run')] = (JSON.parse(stdout) as import('sarif').Log)
      .runs;
    return results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
  };
  const inside = join(root, 'fuera');
  for (const path of ['a/mal.yaml', './a/../a/mal.yaml', join(inside, 'a/mal.yaml'), '.']) {
    assert.deepEqual(uris(inside, path), ['a/mal.yaml'], path);
  }
  assert.deepEqual(uris(inside, '../mal.yaml'), [pathToFileURL(join(root, 'mal.yaml')).href]);
});

test('objects have their names where they are told to programs', () => {
  write(
    'n.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n  namespace: tienda\ndato: {}\n---\n${configJson('c')}\n---\n${config('roto', 'data: [')}`,
  );
  const { documents } = JSON.parse(run(['--format', 'json', 'n.yaml']).stdout) as {
    documents: { objects: Record<string, unknown>[] }[];
  };
  assert.deepEqual(
    documents.map(({ objects: [{ namespace, name } = {}] }) => [namespace, name]),
    [
      ['tienda', 's'],
      [undefined, 'c'],
      [undefined, 'roto'],
    ],
  );
  const names = run(['--format', 'junit', 'n.yaml']).stdout.matchAll(
    /<testcase[^>]* name="(.*?)"/g,
  );
  assert.deepEqual(
    [...names].map(([, name]) => name),
    ['v1 Secret tienda/s (línea 1)', 'v1 ConfigMap c (línea 8)', 'documento roto (línea 10)'],
  );
});

test('objects of a list have theirs', () => {
  const items = `items:\n- ${config('uno').replaceAll('\n', '\n  ')}\n- ${config('dos').replaceAll('\n', '\n  ')}\n`;
  write('lista.yaml', `apiVersion: v1\nkind: List\n${items}`);
  const { documents } = JSON.parse(run(['--format', 'json', 'lista.yaml']).stdout) as {
    documents: { objects: Record<string, unknown>[] }[];
  };
  assert.deepEqual(
    documents[0]?.objects.map(({ name }) => name),
    ['uno', 'dos'],
  );
  const { stdout } = run(['--format', 'junit', 'lista.yaml']);
  assert.match(stdout, / name="v1 ConfigMap uno y 1 más \(línea 1\)"/);
});

test('github: an annotation for each problem', () => {
  const { stdout } = run(['--format', 'github', 'mal.yaml']);
  assert.match(
    stdout,
    /^::error file=mal\.yaml,line=8,col=1,title=dato::dato: [^\n]*%0A[^\n]*API server: unknown field "dato"\n$/,
  );
});

test('junit: a suite for each file, a case for each document', () => {
  const { stdout } = run(['--format', 'junit', 'mal.yaml', 'bien.yaml']);
  assert.match(stdout, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites/);
  const names: string[] = [];
  const visit = (node: { nodeName: string; childNodes?: unknown[] }) => {
    names.push(node.nodeName);
    (node.childNodes as (typeof node)[] | undefined)?.forEach(visit);
  };
  visit(
    parseFragment(stdout.replace(/^.*\n/, '').replace(/<(testcase[^>]*)\/>/g, '<$1></testcase>')),
  );
  assert.equal(names.filter((name) => name === 'testsuite').length, 2);
  assert.equal(names.filter((name) => name === 'testcase').length, 3);
  assert.equal(names.filter((name) => name === 'failure').length, 1);
  const counts = 'failures="1" errors="0" skipped="0"';
  assert.ok(stdout.includes(`<testsuites name="validate" tests="3" ${counts}>`));
  assert.ok(stdout.includes(`<testsuite name="mal.yaml" tests="2" ${counts}>`));
});

test('a CRD among the inputs defines a kind for all of them', () => {
  const version =
    '{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }';
  write(
    'z/crd.yaml',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: cubos.b.io }\nspec: { group: b.io, scope: Namespaced, names: { plural: cubos, kind: Cubo }, versions: [${version}] }\n`,
  );
  const { stdout } = run(['cubo.yaml', 'z']);
  assert.doesNotMatch(stdout, /no conoce el kind/);
});

test('who reads the output may have seen enough', async () => {
  write('muchos.yaml', Array.from({ length: 300 }, () => WRONG).join('---\n'));
  const child = spawn(process.execPath, [script, 'muchos.yaml'], { cwd: root });
  let errors = '';
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = (await once(child, 'close')) as [number];
  assert.equal(errors, '');
  assert.equal(status, 141);
});

test('many documents go to several judges, and come back in order', () => {
  const long = `data: { a: "${'x'.repeat(2000)}" }\n`;
  const many = Array.from({ length: 400 }, (_, index) =>
    index % 100 === 7 ? WRONG : config(`a${index}`, long),
  );
  const { stdout, stderr, status } = run(['-'], many.join('---\n'));
  assert.equal(stderr, '400 objetos en 1 archivo: 396 válidos, 4 rechazados\n');
  const lines = [...stdout.matchAll(/^stdin:(\d+):/gm)].map(([, line]) => Number(line));
  assert.deepEqual(lines, [39, 539, 1039, 1539]);
  assert.equal(status, 1);
});

test('what could not be read is in every report, and its shape is whole', () => {
  const report = (format: string, ...paths: string[]) => {
    const { status, stdout } = run(['--format', format, ...paths]);
    assert.equal(status, 2);
    return stdout;
  };
  for (const paths of [['nada, no.yaml'], ['bien.yaml', 'nada, no.yaml']]) {
    const { unread } = JSON.parse(report('json', ...paths)) as Record<string, unknown>;
    assert.deepEqual(unread, [{ file: 'nada, no.yaml', message: 'No existe nada, no.yaml.' }]);
    const { runs } = JSON.parse(report('sarif', ...paths)) as import('sarif').Log;
    const [{ executionSuccessful, toolExecutionNotifications } = assert.fail('none')] =
      runs[0]?.invocations ?? [];
    assert.equal(executionSuccessful, false);
    const [{ level, message, locations } = assert.fail('none')] = toolExecutionNotifications ?? [];
    assert.deepEqual([level, message.text], ['error', 'No existe nada, no.yaml.']);
    const { uri } = locations?.[0]?.physicalLocation?.artifactLocation ?? {};
    assert.equal(uri, 'nada%2C%20no.yaml');
    assert.match(
      report('junit', ...paths),
      /errors="1"[^]*<testcase[^>]*file="nada, no\.yaml"><error message="No existe nada, no\.yaml\.">/,
    );
    assert.match(
      report('github', ...paths),
      /^::error file=nada%2C no\.yaml::No existe nada, no\.yaml\.\n$/,
    );
  }
  const empty = run(['--format', 'json', '-'], '# nada\n');
  const { unread } = JSON.parse(empty.stdout) as Record<string, unknown>;
  assert.deepEqual(unread, [{ message: 'No hay ningún objeto.' }]);
  const { runs } = JSON.parse(
    run(['--format', 'sarif', 'bien.yaml']).stdout,
  ) as import('sarif').Log;
  assert.deepEqual(runs[0]?.invocations, [{ executionSuccessful: true }]);
});

test('a name can’t command the terminal', () => {
  write('ca\u001b[2K\nbien.yaml', WRONG);
  assert.match(run(['ca\u001b[2K\nbien.yaml']).stdout, /^ca␛\[2K␊bien\.yaml:4:1: dato/);
});

test('stdin says what is wrong with it', () => {
  const said = (stdin: number) =>
    spawnSync(process.execPath, [script, '-'], { cwd: root, stdio: [stdin, 'pipe', 'pipe'] });
  const nothing = said(openSync('/dev/null', 'r'));
  assert.match(String(nothing.stderr), /^Por la entrada no llega nada\. .*\n$/);
  assert.equal(nothing.status, 2);
  const folder = said(openSync(root, 'r'));
  assert.match(String(folder.stderr), /^Por la entrada llega una carpeta: .*\n$/);
  assert.equal(folder.status, 2);
  const endless = said(openSync('/dev/zero', 'r'));
  assert.match(String(endless.stderr), /^Lo que llega por la entrada pasa de 256 MiB: .*\n$/);
  assert.equal(endless.status, 2);
});

test('stdin is read once, and is no file that is called like it', () => {
  const shell = (line: string) => {
    const command = `${line.replaceAll('V', '"$0" "$1"')}`;
    const args = ['-c', command, process.execPath, script];
    return spawnSync('sh', args, { cwd: root, encoding: 'utf8' });
  };
  assert.match(shell('cat bien.yaml | V - /dev/stdin').stderr, /^1 objeto en 1 archivo: /);
  assert.match(shell('cat bien.yaml | V /dev/stdin -').stderr, /^1 objeto en 1 archivo: /);
  write('stdin', WRONG);
  const { stdout } = shell('cat mal.yaml | V --format junit stdin -');
  const suites = [...stdout.matchAll(/<testsuite name="(.*?)"/g)].map(([, name]) => name);
  assert.deepEqual(suites, ['./stdin', 'stdin']);
});
