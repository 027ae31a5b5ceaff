// Package markdown turns the body of one page into HTML and into the facts that
// other packages need of it.
//
// In comes one source file and a Resolver, which knows what links, exercises,
// terms and sources lead to. Out come the body's HTML, its headings, links,
// citations and plain words, each with its place in the file, and every problem
// with the place at which an author must mend it.
//
// It must not know other pages, the file system, or how a page is laid out.
package markdown
