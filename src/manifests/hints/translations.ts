/** Fields that a Spanish speaker writes in Spanish without noticing, by what was written. */
const fields: Readonly<Record<string, string>> = {
  anotaciones: 'annotations',
  argumentos: 'args',
  comando: 'command',
  contenedores: 'containers',
  datos: 'data',
  entorno: 'env',
  especificacion: 'spec',
  etiquetas: 'labels',
  imagen: 'image',
  metadatos: 'metadata',
  montajes: 'volumeMounts',
  nombre: 'name',
  plantilla: 'template',
  protocolo: 'protocol',
  puerto: 'port',
  puertos: 'ports',
  reglas: 'rules',
  ruta: 'path',
  sujetos: 'subjects',
  tipo: 'type',
  valor: 'value',
  verbos: 'verbs',
  volumenes: 'volumes',
};

/** The field that a Spanish word stands for, if it is one of the options. */
export function translation(word: string, options: readonly string[]): string | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const field = fields[plain];
  return field !== undefined && options.includes(field) ? field : undefined;
}
