package main

import (
	"errors"
	"io"

	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// learner is an output that reads frames itself, so that it needs the first of two passes as well.
type learner interface {
	learn(f *capture.Frame)
	rewind()
}

// firstPass reads a file for what frames have to know of later ones. The second pass reports damage.
func (m *match) firstPass(c *console, name string, set *eval.Set, outs []output) error {
	if name == "-" {
		return errors.New("-2: standard input can't be read twice")
	}
	r, err := open(c, name)
	if err != nil {
		return err
	}
	defer r.Close()
	hits := make(eval.Bits, set.Words())
	var learners []learner
	for _, o := range outs {
		if l, ok := o.(learner); ok {
			learners = append(learners, l)
		}
	}
	for {
		f, err := r.Next()
		var damage *capture.Error
		if err == io.EOF || errors.As(err, &damage) {
			break
		}
		if err != nil {
			return err
		}
		set.MatchFrame(f, hits)
		for _, l := range learners {
			l.learn(f)
		}
	}
	set.Rewind()
	for _, l := range learners {
		l.rewind()
	}
	return nil
}

func (v *values) learn(f *capture.Frame) { v.reader.Read(f, true) }
func (v *values) rewind()                { v.reader.Rewind() }
