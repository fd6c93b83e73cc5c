/** A thread that reads a text of YAML and says what is wrong with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readYaml } from '../../src/lesson/yaml.ts';

parentPort?.postMessage(readYaml(String(workerData), { file: 'a', kubernetes: true }).problems);
