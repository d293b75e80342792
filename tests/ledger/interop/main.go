// Checks a ledger of takecare with the packages that Go's checksum database is read by: sumdb/note and sumdb/tlog.
//
//	interop DIR EARLIER PROOF...    DIR is the ledger, EARLIER a checkpoint of before, PROOF a NAME.tlog-proof
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func require(holds bool, what string) {
	if !holds {
		must(fmt.Errorf("%s", what))
	}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	must(err)
	return data
}

// A checkpoint: origin, size, root.
func open(msg []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(msg, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	require(len(lines) == 4 && lines[0] == verifier.Name(), "the checkpoint has not three lines")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: size}
	require(copy(tree.Hash[:], root) == tlog.HashSize, "the root is no hash")
	return tree
}

// Tiles lie in DIR/tile/LEVEL; the tlog package names the height, too.
type tiles struct{ dir string }

func (t tiles) Height() int                            { return 8 }
func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (t tiles) path(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), "tile/8/")
	return filepath.Join(t.dir, "tile", strings.Replace(path, "data/", "entries/", 1))
}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(t.path(tile))
		if err != nil && tile.W < 256 {
			// The whole tile may have taken the place of its part.
			whole := tile
			whole.W = 256
			if data, err = os.ReadFile(t.path(whole)); err == nil {
				data = data[:tile.W*tlog.HashSize]
			}
		}
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// The entries of every bundle.
func entries(dir string, size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := 256
		if size-n*256 < 256 {
			width = int(size - n*256)
		}
		data := read(tiles{dir}.path(tlog.Tile{H: 8, L: -1, N: n, W: width}))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	require(int64(len(all)) == size, "the bundles have not as many entries as the checkpoint")
	return all
}

// The proof of one entry (C2SP tlog-proof), and its commitment made anew from salt and event.
func checkProof(text []byte, verifier note.Verifier) {
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	require(found, "the proof has no checkpoint")
	lines := strings.Split(string(head), "\n")
	require(lines[0] == "c2sp.org/tlog-proof@v1", "the proof has another header")
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		must(err)
		proof = append(proof, *(*tlog.Hash)(hash))
	}
	require(extra[0] == 1, "the proof does not open its entry")
	commitment := sha256.Sum256(append([]byte("takecare event v1\x00"), extra[1:]...))
	tree := open(checkpoint, verifier)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(commitment[:])))
}

func main() {
	dir := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(filepath.Join(dir, "key.pub")))))
	must(err)
	checkpoint := read(filepath.Join(dir, "checkpoint"))
	tree := open(checkpoint, verifier)
	earlier := open(read(os.Args[2]), verifier)
	require(earlier.N < tree.N, "the earlier checkpoint is not earlier")

	// The key signs the same there as here: Ed25519 has one signature.
	signer, err := note.NewSigner(strings.TrimSpace(string(read(filepath.Join(dir, "key.private")))))
	must(err)
	text, _, _ := bytes.Cut(checkpoint, []byte("\n\n"))
	signed, err := note.Sign(&note.Note{Text: string(text) + "\n"}, signer)
	must(err)
	require(bytes.Equal(signed, checkpoint), "note.Sign writes another checkpoint")

	hashes := tlog.TileHashReader(tree, tiles{dir})
	root, err := tlog.TreeHash(tree.N, hashes)
	must(err)
	require(root == tree.Hash, "the tiles have another root than the checkpoint")
	for index, entry := range entries(dir, tree.N) {
		proof, err := tlog.ProveRecord(tree.N, int64(index), hashes)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(entry)))
	}
	proof, err := tlog.ProveTree(tree.N, earlier.N, hashes)
	must(err)
	must(tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash))
	for _, path := range os.Args[3:] {
		checkProof(read(path), verifier)
	}
	fmt.Printf("%d entries, %d earlier, %d proofs: all hold\n", tree.N, earlier.N, len(os.Args)-3)
}
