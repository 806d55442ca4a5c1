"""Writes the h5ad files of this folder, in the forms that AnnData has used over the years.

Needs h5py and numpy: python3 make_h5ad.py
"""
import h5py
import numpy as np

SPLICED = np.array([[1, 0, 3, 0], [0, 0, 2, 0], [4, 0, 0, 7], [1, 0, 3, 0], [0, 5, 0, 0], [2, 0, 0, 0]])
UNSPLICED = np.array([[0, 0, 1, 0], [0, 0, 0, 2], [4, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 6, 0, 0]])
IDS = ["ENSG1", "ENSG2", "ENSG3", "ENSG4"]
SYMBOLS = ["Actb", "Gapdh", "Myc", "Myc"]
BARCODES = ["AA-1", "CC-1", "GG-1", "TT-1", "AC-1", "GT-1"]
CONDITION = ["treated", "control", "treated", "control", "treated", None]
TEXT = h5py.string_dtype()


def compressed(matrix, by_row):
    if not by_row:
        matrix = matrix.T
    indptr, indices, data = [0], [], []
    for row in matrix:
        found = np.flatnonzero(row)
        indices += list(found)
        data += list(row[found])
        indptr.append(len(indices))
    return indptr, indices, data


def put_sparse(parent, name, matrix, by_row, dtype="f4", old=False, **options):
    group = parent.create_group(name)
    form = "csr" if by_row else "csc"
    if old:
        group.attrs["h5sparse_format"] = form
        group.attrs["h5sparse_shape"] = matrix.shape
    else:
        group.attrs["encoding-type"] = form + "_matrix"
        group.attrs["encoding-version"] = "0.1.0"
        group.attrs["shape"] = matrix.shape
    indptr, indices, data = compressed(matrix, by_row)
    group.create_dataset("indptr", data=np.array(indptr, "i4"))
    group.create_dataset("indices", data=np.array(indices, "i4"), **options)
    group.create_dataset("data", data=np.array(data, dtype), **options)


def put_frame(parent, name, index):
    group = parent.create_group(name)
    group.attrs["_index"] = "_index"
    group.attrs["encoding-type"] = "dataframe"
    group.attrs["encoding-version"] = "0.2.0"
    group.create_dataset("_index", data=index, dtype=TEXT)
    return group


def put_tables(file):
    obs = put_frame(file, "obs", BARCODES)
    condition = obs.create_group("condition")
    condition.attrs["encoding-type"] = "categorical"
    values = ["control", "treated"]
    condition.create_dataset("categories", data=values, dtype=TEXT)
    condition.create_dataset("codes", data=np.array([values.index(c) if c else -1 for c in CONDITION], "i1"))
    obs.create_dataset("time", data=np.array([0, 0, 10, 10, 10, 0.5]))
    obs.create_dataset("good", data=np.array([True, True, True, True, False, True]))
    batch = obs.create_group("batch")
    batch.attrs["encoding-type"] = "nullable-integer"
    batch.create_dataset("values", data=np.array([1, 1, 2, 2, 1, 1]))
    batch.create_dataset("mask", data=np.array([False, False, False, False, True, False]))
    put_frame(file, "var", IDS).create_dataset("gene_symbols", data=SYMBOLS, dtype=TEXT)


def new(name):
    file = h5py.File(name, "w")
    file.attrs["encoding-type"] = "anndata"
    file.attrs["encoding-version"] = "0.1.0"
    return file


with new("dense.h5ad") as file:
    put_tables(file)
    file.create_dataset("X", data=SPLICED.astype("f4"), chunks=(2, 3), compression="gzip")
    file.create_dataset("layers/unspliced", data=UNSPLICED)

with new("csr.h5ad") as file:
    put_tables(file)
    put_sparse(file, "X", SPLICED + UNSPLICED, True)
    layers = file.create_group("layers")
    put_sparse(layers, "spliced", SPLICED, True, chunks=(3,), compression="gzip")
    put_sparse(layers, "unspliced", UNSPLICED, True, "i8")

with new("csc.h5ad") as file:
    put_tables(file)
    put_sparse(file, "X", SPLICED, False)
    layers = file.create_group("layers")
    put_sparse(layers, "unspliced_csc", UNSPLICED, False)
    put_sparse(layers, "unspliced_csr", UNSPLICED, True)

# Before AnnData 0.7: tables as compound datasets, raw beside X, categories in uns.
with h5py.File("before_0_7.h5ad", "w") as file:
    rows = [(b.encode(), 1 if c == "treated" else 0 if c else -1, 2.5) for b, c in zip(BARCODES, CONDITION)]
    file.create_dataset("obs", data=np.array(rows, [("index", "S8"), ("condition", "i1"), ("size", "f8")]))
    file.create_dataset("var", data=np.array([(i.encode(),) for i in IDS], [("index", "S8")]))
    file.create_dataset("raw.var", data=np.array([(i.encode(),) for i in IDS[:2]], [("index", "S8")]))
    file.create_dataset("uns/condition_categories", data=["control", "treated"], dtype=TEXT)
    put_sparse(file, "X", SPLICED, True, old=True)
    file.create_dataset("raw.X", data=UNSPLICED[:, :2].astype("f4"))

with new("no_counts.h5ad") as file:
    put_tables(file)
    values = SPLICED.astype("f4")
    values[1, 2] = 0.5
    values[2, 3] = -1
    values[4, 1] = np.nan
    put_sparse(file, "X", values, True)

with new("damaged.h5ad") as file:
    put_tables(file)
    put_sparse(file, "X", SPLICED, True)
    file["X/indices"][2] = 4
