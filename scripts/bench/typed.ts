/** Where somebody types: a Deployment with a Service behind it. */
export const [BEFORE, AFTER] = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web, parte: escaparate }
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: nginx
          image: nginx:1.30.6
          ports:
            - { name: http, containerPort: 80 }
          resources:
            requests: { cpu: 100m, memory: 64Mi }
            limits: { memory: 128Mi }
`,
  `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports:
    - port: 80
      targetPort: http
`,
];
/** What somebody types between the two. */
export const TYPED = `          env:
            - name: SALUDO
              value: "hola"
            - name: PUERTO
              value: "8080"
`;
