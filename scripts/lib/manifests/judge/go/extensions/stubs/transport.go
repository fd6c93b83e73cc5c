// In the place of k8s.io/client-go/transport
//
// It is asked one thing: whether the certificates with which a webhook is trusted can be read. The two
// functions below are its own; the rest, which makes connections, is left out.
package transport

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
)

type Config struct{ TLS TLSConfig }

type TLSConfig struct{ CAData []byte }

func TLSConfigFor(c *Config) (*x509.CertPool, error) {
	rootCAs, err := rootCertPool(c.TLS.CAData)
	if err != nil {
		return nil, fmt.Errorf("unable to load root certificates: %w", err)
	}
	return rootCAs, nil
}

func rootCertPool(caData []byte) (*x509.CertPool, error) {
	if len(caData) == 0 {
		return nil, nil
	}
	certPool := x509.NewCertPool()
	if ok := certPool.AppendCertsFromPEM(caData); !ok {
		return nil, createErrorParsingCAData(caData)
	}
	return certPool, nil
}

func createErrorParsingCAData(pemCerts []byte) error {
	for len(pemCerts) > 0 {
		var block *pem.Block
		block, pemCerts = pem.Decode(pemCerts)
		if block == nil {
			return fmt.Errorf("unable to parse bytes as PEM block")
		}

		if block.Type != "CERTIFICATE" || len(block.Headers) != 0 {
			continue
		}

		if _, err := x509.ParseCertificate(block.Bytes); err != nil {
			return fmt.Errorf("failed to parse certificate: %w", err)
		}
	}
	return fmt.Errorf("no valid certificate authority data seen")
}
