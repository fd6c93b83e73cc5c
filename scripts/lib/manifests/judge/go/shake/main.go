// Shake leaves, of some vendored packages, only the declarations that the judge reaches.
//
// A create strategy is a few short functions in a package that also knows how to watch, list, proxy and
// store: with all of that, the judge is 120 MB. The functions themselves are not touched, so that a new
// version of Kubernetes brings its own. The compiler says if anything is missing; what is kept by mistake
// costs bytes, nothing else.
//
// Usage: go run ./shake FOLDER LISTS
//
// FOLDER is a Go module with a vendor folder. It is changed in place. LISTS is a folder with what is particular
// to it: shake.txt, and perhaps thin.txt, without.txt and stubs. Build tags come in GOFLAGS.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// source is a package as it was found.
type source struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	Imports    []string
	Standard   bool
	files      []*file
	// declared are the declarations by each name that they declare.
	declared map[string][]*declaration
	// methods are the methods of each type.
	methods map[string][]*declaration
	shaken  bool
	stub    bool
}

type file struct {
	path    string
	text    []byte
	tree    *ast.File
	set     *token.FileSet
	imports map[string]string // path by local name
	// elsewhere are the names that mean something outside of the file: in another one of the package, or Go's own.
	elsewhere map[*ast.Ident]bool
	all       []*declaration
}

// declaration is what is kept or dropped whole.
type declaration struct {
	pkg  *source
	file *file
	// names that it declares in its package; none for a method.
	names []string
	// method name, if it is one.
	method string
	text   string
	node   ast.Node
	kept   bool
	done   bool
}

// never is a method that is not kept, although a kept interface or a call to a scheme's own has its name: the judge only
// creates.
const never = "ValidateUpdate"

type shaker struct {
	packages map[string]*source
	reached  map[string]bool
	// called are names of methods that something kept may call, or that a kept interface asks for.
	called  map[string]bool
	waiting []*declaration
	types   []*source
}

func main() {
	folder, lists := os.Args[1], os.Args[2]
	s := &shaker{packages: list(folder), reached: map[string]bool{}, called: map[string]bool{}}
	for _, line := range lines(filepath.Join(lists, "shake.txt")) {
		words := strings.Fields(line)
		pkg, found := s.packages[words[0]]
		if !found {
			fail("shake.txt: %s is none of the packages", words[0])
		}
		pkg.shaken = true
		// Methods that a package calls which is not shaken.
		for _, method := range words[1:] {
			s.called[method] = true
		}
	}
	for _, pattern := range lines(filepath.Join(lists, "thin.txt")) {
		thin(s.packages, pattern)
	}
	for _, line := range lines(filepath.Join(lists, "without.txt")) {
		leaveOut(s.packages, line)
	}
	for _, stub := range append(stubsIn("."), stubsIn(lists)...) {
		path := stubbed(stub)
		pkg, found := s.packages[path]
		if !found {
			fail("%s: %s is none of the packages", stub, path)
		}
		pkg.stub = true
		replace(pkg, stub)
	}
	for _, pkg := range s.packages {
		if pkg.Standard && pkg.ImportPath != "" {
			continue
		}
		pkg.parse()
	}
	for _, pkg := range s.packages {
		if pkg.Name == "main" && filepath.Clean(pkg.Dir) == mustAbs(folder) {
			s.reach(pkg.ImportPath)
		}
	}
	s.run()
	writeSubstitutes(folder)
	unused := []string{}
	for path, pkg := range s.packages {
		if (pkg.shaken || pkg.stub) && !s.reached[path] {
			unused = append(unused, path)
		}
		if pkg.shaken && s.reached[path] {
			pkg.write()
		}
	}
	sort.Strings(unused)
	for _, path := range unused {
		fail("%s is not reached any more: take it out", path)
	}
}

// list asks Go for all packages that the module needs for the judge, with where they are.
func list(folder string) map[string]*source {
	command := exec.Command("go", "list", "-e", "-deps", "-mod=vendor", "-json=ImportPath,Name,Dir,GoFiles,Imports,Standard", ".")
	command.Dir = folder
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	command.Stderr = os.Stderr
	text, err := command.Output()
	check(err)
	found := map[string]*source{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		pkg := &source{}
		if err := decoder.Decode(pkg); err == io.EOF {
			return found
		} else if err != nil {
			fail("go list: %v", err)
		}
		found[pkg.ImportPath] = pkg
	}
}

func (p *source) parse() {
	p.declared, p.methods = map[string][]*declaration{}, map[string][]*declaration{}
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		text, err := os.ReadFile(path)
		check(err)
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, text, parser.ParseComments)
		check(err)
		f := &file{path: path, text: text, tree: tree, set: set, imports: map[string]string{}, elsewhere: map[*ast.Ident]bool{}}
		for _, name := range tree.Unresolved {
			f.elsewhere[name] = true
		}
		p.files = append(p.files, f)
		for _, node := range tree.Decls {
			p.declare(f, node)
		}
	}
}

func (p *source) declare(f *file, node ast.Decl) {
	add := func(n ast.Node, prefix string, doc *ast.CommentGroup, names ...*ast.Ident) {
		d := &declaration{pkg: p, file: f, node: n, text: prefix + f.slice(n, doc)}
		for _, name := range names {
			d.names = append(d.names, name.Name)
			p.declared[name.Name] = append(p.declared[name.Name], d)
		}
		f.all = append(f.all, d)
	}
	switch one := node.(type) {
	case *ast.FuncDecl:
		if one.Recv == nil {
			add(one, "", one.Doc, one.Name)
			return
		}
		d := &declaration{pkg: p, file: f, node: one, method: one.Name.Name, text: f.slice(one, one.Doc)}
		owner := receiver(one.Recv.List[0].Type)
		p.methods[owner] = append(p.methods[owner], d)
		f.all = append(f.all, d)
	case *ast.GenDecl:
		if one.Tok == token.IMPORT {
			return
		}
		if one.Tok == token.CONST { // iota counts on its neighbours
			var names []*ast.Ident
			for _, spec := range one.Specs {
				names = append(names, spec.(*ast.ValueSpec).Names...)
			}
			add(one, "", one.Doc, names...)
			return
		}
		for _, spec := range one.Specs {
			switch value := spec.(type) {
			case *ast.TypeSpec:
				add(value, "type ", value.Doc, value.Name)
			case *ast.ValueSpec:
				add(value, "var ", value.Doc, value.Names...)
			}
		}
	}
}

// slice is the text of a node. A directive in its comment is part of it; the comment itself is not.
func (f *file) slice(node ast.Node, doc *ast.CommentGroup) string {
	from, to := f.set.Position(node.Pos()).Offset, f.set.Position(node.End()).Offset
	text := string(f.text[from:to])
	if doc != nil {
		for _, comment := range doc.List {
			if strings.HasPrefix(comment.Text, "//go:") {
				text = comment.Text + "\n" + text
			}
		}
	}
	return text
}

func receiver(expression ast.Expr) string {
	switch one := expression.(type) {
	case *ast.StarExpr:
		return receiver(one.X)
	case *ast.IndexExpr:
		return receiver(one.X)
	case *ast.IndexListExpr:
		return receiver(one.X)
	case *ast.Ident:
		return one.Name
	}
	return ""
}

// reach takes a package in: whole, or nothing of it until something asks for a name.
func (s *shaker) reach(path string) {
	pkg := s.packages[path]
	if pkg == nil || pkg.Standard || s.reached[path] {
		return
	}
	s.reached[path] = true
	for _, f := range pkg.files {
		for _, spec := range f.tree.Imports {
			target := strings.Trim(spec.Path.Value, `"`)
			local := ""
			if spec.Name != nil {
				local = spec.Name.Name
			} else if known := s.packages[target]; known != nil {
				local = known.Name
			} else {
				local = filepath.Base(target)
			}
			f.imports[local] = target
			if local == "_" && (!pkg.shaken) {
				s.reach(target)
			}
		}
		if pkg.shaken {
			continue
		}
		for _, spec := range f.tree.Imports {
			s.reach(strings.Trim(spec.Path.Value, `"`))
		}
		for _, one := range f.all {
			s.keep(one)
		}
	}
	if pkg.shaken {
		s.types = append(s.types, pkg)
	}
}

func (s *shaker) keep(d *declaration) {
	if !d.kept {
		d.kept = true
		s.waiting = append(s.waiting, d)
	}
}

func (s *shaker) need(pkg *source, name string) {
	for _, d := range pkg.declared[name] {
		s.keep(d)
	}
}

func (s *shaker) run() {
	for len(s.waiting) > 0 {
		for len(s.waiting) > 0 {
			d := s.waiting[len(s.waiting)-1]
			s.waiting = s.waiting[:len(s.waiting)-1]
			s.visit(d)
		}
		for _, pkg := range s.types {
			for owner, methods := range pkg.methods {
				if !anyKept(pkg.declared[owner]) {
					continue
				}
				for _, method := range methods {
					if s.called[method.method] && method.method != never {
						s.keep(method)
					}
				}
			}
		}
	}
}

func anyKept(list []*declaration) bool {
	for _, one := range list {
		if one.kept {
			return true
		}
	}
	return false
}

func (s *shaker) visit(d *declaration) {
	ast.Inspect(d.node, func(node ast.Node) bool {
		switch one := node.(type) {
		case *ast.SelectorExpr:
			if base, isName := one.X.(*ast.Ident); isName {
				if path, isImport := d.file.imports[base.Name]; isImport {
					s.reach(path)
					if target := s.packages[path]; target != nil && !target.Standard {
						s.need(target, one.Sel.Name)
					}
				}
			}
			if d.pkg.shaken || d.pkg.Name == "main" {
				s.called[one.Sel.Name] = true
			}
		case *ast.InterfaceType:
			if d.pkg.shaken {
				for _, method := range one.Methods.List {
					for _, name := range method.Names {
						s.called[name.Name] = true
					}
				}
			}
		case *ast.Ident:
			isPackages := d.file.elsewhere[one] || one.Obj != nil && d.file.tree.Scope.Lookup(one.Name) == one.Obj
			if d.pkg.shaken && isPackages {
				s.need(d.pkg, one.Name)
			}
		}
		return true
	})
	// What the judge takes by go:linkname.
	if d.pkg.Name == "main" && strings.HasPrefix(d.text, "//go:linkname ") {
		s.linkname(strings.Fields(strings.SplitN(d.text, "\n", 2)[0])[2])
	}
}

func (s *shaker) linkname(symbol string) {
	slash := strings.LastIndex(symbol, "/")
	dot := slash + strings.Index(symbol[slash:], ".")
	path, name := symbol[:dot], symbol[dot+1:]
	s.reach(path)
	pkg := s.packages[path]
	if pkg == nil {
		fail("linkname: no package %s", path)
	}
	if owner, method, isMethod := strings.Cut(strings.TrimPrefix(name, "(*"), ")."); isMethod {
		s.need(pkg, owner)
		s.called[method] = true
		return
	}
	s.need(pkg, name)
}

// substitutes stand for packages of Go's own of which the judge needs next to nothing, and which would come
// whole: of net/http, the names of status codes; of crypto/tls, a warning on a Secret whose key is not that of
// its certificate, which the judge does not give.
var substitutes = map[string]string{
	"net/http":   "kubernetes-en-vivo.example/judge/substitutes/http",
	"crypto/tls": "kubernetes-en-vivo.example/judge/substitutes/tls",
}

func writeSubstitutes(folder string) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	check(err)
	codes, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "src/net/http/status.go"))
	check(err)
	write := func(name, text string) {
		path := filepath.Join(folder, "substitutes", name)
		check(os.MkdirAll(filepath.Dir(path), 0o755))
		check(os.WriteFile(path, []byte(text), 0o644))
	}
	write("http/status.go", string(codes)+"\nvar ErrAbortHandler error\n")
	write("tls/tls.go", "package tls\n\nfunc X509KeyPair(certificate, key []byte) (struct{}, error) { return struct{}{}, nil }\n")
}

const notice = "// Changed for the judge of Kubernetes en vivo: what creating an object does not need was taken out.\n\n"

// write leaves in each file what is kept, with the imports that it needs.
func (p *source) write() {
	for _, f := range p.files {
		var body strings.Builder
		used := map[string]bool{}
		for _, d := range f.all {
			if !d.kept {
				continue
			}
			fmt.Fprintf(&body, "\n%s\n", d.text)
			ast.Inspect(d.node, func(node ast.Node) bool {
				if selector, isSelector := node.(*ast.SelectorExpr); isSelector {
					// A variable may have the name of an import.
					if base, isName := selector.X.(*ast.Ident); isName && f.elsewhere[base] {
						used[base.Name] = true
					}
				}
				return true
			})
		}
		var out strings.Builder
		out.WriteString(notice)
		out.Write(f.text[:f.set.Position(f.tree.Package).Offset])
		fmt.Fprintf(&out, "package %s\n", p.Name)
		for _, local := range sorted(f.imports) {
			path := f.imports[local]
			if substitute, found := substitutes[path]; found {
				path = substitute
			}
			if used[local] {
				fmt.Fprintf(&out, "\nimport %s %q\n", local, path)
			}
		}
		out.WriteString(body.String())
		check(os.WriteFile(f.path, []byte(out.String()), 0o644))
	}
}

func sorted(imports map[string]string) (names []string) {
	for name := range imports {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// stubbed is the package that a stub stands for: its first line says it.
func stubbed(path string) string {
	text, err := os.ReadFile(path)
	check(err)
	first, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimSpace(strings.TrimPrefix(first, "// In the place of"))
}

// wire are the methods that write an object to the wire in protocol buffers and read it from there: half of
// what the types weigh. A manifest is never in them.
var wire = map[string]bool{
	"Marshal": true, "MarshalTo": true, "MarshalToSizedBuffer": true, "Unmarshal": true, "Size": true,
	"Reset": true, "ProtoMessage": true, "Descriptor": true,
}

// thin takes the wire's methods out of the packages below a folder. How a value is written in a message
// (String) stays, since the server's sentences are made with it.
func thin(packages map[string]*source, prefix string) {
	found := false
	for path, pkg := range packages {
		if !strings.HasPrefix(path, prefix) {
			continue
		}
		for _, name := range pkg.GoFiles {
			if !strings.HasPrefix(name, "generated.pb") {
				continue
			}
			found = true
			one := &source{Name: pkg.Name, Dir: pkg.Dir, GoFiles: []string{name}, shaken: true}
			one.parse()
			f := one.files[0]
			for _, spec := range f.tree.Imports {
				path := strings.Trim(spec.Path.Value, `"`)
				if spec.Name != nil {
					f.imports[spec.Name.Name] = path
				} else if known := packages[path]; known != nil {
					f.imports[known.Name] = path
				}
			}
			for _, d := range f.all {
				_, isFunction := d.node.(*ast.FuncDecl)
				d.kept = isFunction && !wire[d.method] && !d.onlyForTheWire()
			}
			one.write()
		}
	}
	if !found {
		fail("thin.txt: nothing to thin below %s", prefix)
	}
}

func (d *declaration) onlyForTheWire() bool {
	if d.method != "" {
		return false
	}
	for _, prefix := range []string{"init", "encodeVarint", "skip", "sov", "soz"} {
		if strings.HasPrefix(d.names[0], prefix) {
			return true
		}
	}
	return false
}

// leaveOut takes a file out of a package.
func leaveOut(packages map[string]*source, line string) {
	path, name, _ := strings.Cut(line, " ")
	pkg := packages[path]
	if pkg == nil {
		fail("without.txt: %s is none of the packages", path)
	}
	var left []string
	for _, one := range pkg.GoFiles {
		if one != name {
			left = append(left, one)
		}
	}
	if len(left) == len(pkg.GoFiles) {
		fail("without.txt: %s has no %s", path, name)
	}
	pkg.GoFiles = left
	check(os.Remove(filepath.Join(pkg.Dir, name)))
}

// stubsIn are the stubs of some lists; the folder where this runs has those that all of them share.
func stubsIn(lists string) []string {
	found, err := filepath.Glob(filepath.Join(lists, "stubs/*.go"))
	check(err)
	return found
}

func replace(pkg *source, stub string) {
	text, err := os.ReadFile(stub)
	check(err)
	for _, name := range pkg.GoFiles {
		check(os.Remove(filepath.Join(pkg.Dir, name)))
	}
	check(os.WriteFile(filepath.Join(pkg.Dir, "stub.go"), text, 0o644))
	pkg.GoFiles = []string{"stub.go"}
}

func lines(path string) (found []string) {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil
	}
	check(err)
	for _, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			found = append(found, line)
		}
	}
	return found
}

func mustAbs(path string) string {
	absolute, err := filepath.Abs(path)
	check(err)
	return absolute
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...any) {
	fmt.Fprintf(os.Stderr, "shake: "+format+"\n", values...)
	os.Exit(1)
}
