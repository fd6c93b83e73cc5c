import type { ScalarTag } from 'yaml';

/** `!!binary`: for Kubernetes the text that is written in base64, and no bytes. */
const binary: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  resolve: (source, onError) => {
    try {
      const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
      return new TextDecoder().decode(bytes);
    } catch {
      onError('invalid base64');
      return source;
    }
  },
};

/** `!!timestamp`: in the end a text, too. */
const timestamp: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  resolve: (source) => source,
};

/** Tags that Kubernetes reads, beside those of every YAML. Others (`!!set`, `!!omap`) make of data what JSON has not. */
export const kubernetesTags = [binary, timestamp];
