"""Many calls into the native libraries of the scientific stack, errors and C++ exceptions included; prints one hash of all results."""
import hashlib, io, pickle, sys, warnings
warnings.simplefilter("ignore")
H = hashlib.sha256()
N = [0]
LOG = []


def add(x):
    import numpy as np
    if isinstance(x, (tuple, list)):
        for y in x:
            add(y)
        return
    if hasattr(x, "toarray"):
        x = x.toarray()
    a = np.asarray(x)
    if a.dtype.kind in "fc":
        a = np.round(a, 6) + 0
    H.update(repr(a.tolist()).encode())


def run(name, f):
    try:
        r = f()
    except Exception as e:
        r = type(e).__name__ + ":" + str(e).split("\n")[0][:200]
        LOG.append((name, r))
    N[0] += 1
    H.update(name.encode())
    add(r)


import numpy as np
import scipy
from scipy import fft, integrate, interpolate, linalg, ndimage, optimize, signal, sparse, spatial, special, stats, cluster, io as sio
from scipy.sparse import linalg as sla, csgraph
import pandas as pd
import sklearn
from sklearn import cluster as skc, datasets, decomposition, ensemble, linear_model, manifold, mixture, naive_bayes, neighbors, svm, tree, preprocessing, metrics
import lightgbm

g = np.random.RandomState(7)
A = g.rand(40, 40); S = A @ A.T + np.eye(40); v = g.rand(40)
run("solve", lambda: np.linalg.solve(A, v)); run("inv", lambda: np.linalg.inv(S)); run("svd", lambda: np.linalg.svd(A)[1])
run("eigh", lambda: np.linalg.eigh(S)[0]); run("eigvals", lambda: np.sort(np.abs(np.linalg.eigvals(A)))); run("chol", lambda: np.linalg.cholesky(S))
run("qr", lambda: np.abs(np.linalg.qr(A)[1])); run("det", lambda: np.linalg.slogdet(S)); run("lstsq", lambda: np.linalg.lstsq(A, v, rcond=None)[0])
run("singular", lambda: np.linalg.inv(np.zeros((3, 3)))); run("notpd", lambda: np.linalg.cholesky(-np.eye(3))); run("badshape", lambda: np.linalg.solve(A, np.ones(3)))
run("fft", lambda: np.abs(np.fft.fft(v))); run("einsum", lambda: np.einsum("ij,jk->ik", A, S)); run("sort", lambda: np.sort(g.rand(1000))); run("argpart", lambda: np.sort(np.partition(v, 5)[:5]))
run("f32gemm", lambda: np.round((A.astype("f4") @ S.astype("f4")).astype("f8"), 2)); run("cgemm", lambda: (A + 1j * S) @ (S - 1j * A)); run("random", lambda: np.random.default_rng(3).normal(size=50)); run("ints", lambda: g.randint(0, 9, 99).cumsum())
run("strings", lambda: np.char.upper(["a", "b"]).tolist() == ["A", "B"]); run("datetime", lambda: (np.datetime64("2020-01-05") - np.datetime64("2019-01-01")).astype(int)); run("save", lambda: len(pickle.dumps(A)))
run("lu", lambda: linalg.lu(A)[2]); run("expm", lambda: linalg.expm(A / 50)); run("schur", lambda: np.sort(np.abs(np.diag(linalg.schur(S)[0])))); run("toeplitz", lambda: linalg.solve_toeplitz(v + 5, v)); run("banded", lambda: linalg.solve_banded((1, 1), np.ones((3, 40)) + np.array([[0], [5], [0]]), v)); run("linalgerr", lambda: linalg.cho_factor(-np.eye(4))); run("polar", lambda: linalg.polar(S)[1]); run("sqrtm", lambda: linalg.sqrtm(S).real)
run("sfft", lambda: fft.dct(v)); run("quad", lambda: integrate.quad(np.sin, 0, 3)[0]); run("ode", lambda: integrate.solve_ivp(lambda t, y: -y, (0, 2), [1.0], method="LSODA").y[0, -1]); run("odeint", lambda: integrate.odeint(lambda y, t: -y, 1.0, [0, 1, 2])); run("interp", lambda: interpolate.CubicSpline(range(40), v)([1.5, 7.25])); run("bspl", lambda: interpolate.splev([2.5], interpolate.splrep(range(40), v))); run("rbf", lambda: interpolate.RBFInterpolator(A[:, :2], v)(A[:5, :2] + .01))
run("gauss", lambda: ndimage.gaussian_filter(A, 2)); run("label", lambda: ndimage.label(A > .5)[1]); run("rotate", lambda: ndimage.rotate(A, 30)); run("minimize", lambda: np.round(optimize.minimize(optimize.rosen, [1.2, .8, 1.1], method="L-BFGS-B").x, 2)); run("slsqp", lambda: np.round(optimize.minimize(lambda x: (x ** 2).sum(), [1., 2], method="SLSQP").x, 3)); run("linprog", lambda: optimize.linprog([-1, 4], [[-3, 1], [1, 2]], [6, 4], bounds=[(None, None), (-3, None)]).fun); run("milp", lambda: optimize.milp([-1, -2], constraints=optimize.LinearConstraint([[1, 1]], ub=3), integrality=[1, 1]).fun); run("root", lambda: optimize.root(lambda x: x ** 3 - 2, 1.).x); run("assign", lambda: optimize.linear_sum_assignment(A)[1]); run("brent", lambda: optimize.brentq(lambda x: x ** 2 - 2, 0, 2)); run("brenterr", lambda: optimize.brentq(lambda x: x ** 2 + 2, 0, 2)); run("nnls", lambda: optimize.nnls(A, v)[1]); run("de", lambda: optimize.dual_annealing(lambda x: x[0] ** 2, [(-1, 1)], seed=1, maxiter=20).fun < 1e-3)
run("filt", lambda: signal.lfilter(*signal.butter(3, .2), v)); run("conv", lambda: signal.fftconvolve(A, A)); run("peaks", lambda: signal.find_peaks(v)[0]); run("resample", lambda: signal.resample_poly(v, 3, 2)); run("spec", lambda: signal.spectrogram(g.rand(512))[2].sum())
P = sparse.csc_matrix(S * (S > 11)) + 30 * sparse.eye(40, format="csc")
run("spsolve", lambda: sla.spsolve(P, v)); run("splu", lambda: sla.splu(P).solve(v)); run("eigsh", lambda: np.sort(sla.eigsh(P, k=3)[0])); run("eigs", lambda: np.sort(np.abs(sla.eigs(P, k=3)[0]))); run("cg", lambda: sla.cg(P, v)[1]); run("gmres", lambda: sla.gmres(P, v)[1]); run("dijkstra", lambda: csgraph.dijkstra(P)); run("mst", lambda: csgraph.minimum_spanning_tree(P).sum()); run("flow", lambda: csgraph.maximum_flow(sparse.csr_matrix(np.triu(np.ones((6, 6), dtype="i4"), 1)), 0, 5).flow_value); run("spmm", lambda: (P @ P).sum()); run("singularlu", lambda: sla.splu(sparse.csc_matrix((4, 4))))
run("kdtree", lambda: spatial.cKDTree(A).query(A[:5], k=3)[0]); run("hull", lambda: np.sort(spatial.ConvexHull(A[:, :3]).vertices)); run("delaunay", lambda: len(spatial.Delaunay(A[:, :2]).simplices)); run("voronoi", lambda: len(spatial.Voronoi(A[:, :2]).vertices)); run("hullerr", lambda: spatial.ConvexHull(np.zeros((2, 2))) and 0); run("cdist", lambda: spatial.distance.cdist(A, S, "cosine")); run("rot", lambda: spatial.transform.Rotation.from_euler("xyz", [1, 2, 3]).as_matrix())
run("special", lambda: [f(v) for f in (special.gamma, special.erf, special.j0, special.zeta)] if 0 else [special.gamma(v + 1), special.erf(v), special.j0(v), special.ellipk(v), special.hyp2f1(1, 2, 3, v / 2), special.betainc(2, 3, v), special.lambertw(v).real]); run("stats", lambda: [stats.norm.ppf(v), stats.t.cdf(v, 3), stats.gamma.pdf(v, 2), stats.skewnorm.cdf(v, 1)]); run("ks", lambda: stats.kstest(v, "uniform").pvalue); run("qmc", lambda: stats.qmc.Sobol(3, seed=1).random(8)); run("mvn", lambda: stats.multivariate_normal.cdf([0.1, .2], cov=np.eye(2))); run("fisher", lambda: stats.fisher_exact([[3, 4], [5, 9]])[1]); run("linkage", lambda: cluster.hierarchy.linkage(A)); run("kmeans2", lambda: cluster.vq.vq(A, A[:3])[0]); run("wav", lambda: sio.wavfile.write(io.BytesIO(), 8000, (v * 99).astype("i2"))); run("matio", lambda: sio.savemat(io.BytesIO(), {"a": A}))
D = pd.DataFrame({"k": g.randint(0, 5, 200), "x": g.rand(200), "s": [str(i % 7) for i in range(200)]})
run("groupby", lambda: D.groupby("k").x.agg(["mean", "std", "median"]).values); run("merge", lambda: D.merge(D, on="k").x_x.sum()); run("csv", lambda: pd.read_csv(io.StringIO(D.to_csv())).x.sum()); run("csverr", lambda: pd.read_csv(io.StringIO("a,b\n1,2,3,4\n1\n1,2,3,4,5,6\n"))); run("dates", lambda: pd.date_range("2020", periods=40, freq="D").astype("i8").values.sum()); run("resampledf", lambda: pd.Series(v, pd.date_range("2020", periods=40, freq="h")).resample("6h").sum().values); run("rolling", lambda: D.x.rolling(5).var().dropna().values); run("pivot", lambda: D.pivot_table("x", "k", "s").fillna(0).values); run("json", lambda: pd.read_json(io.StringIO(D.to_json())).x.sum()); run("parse", lambda: str(pd.to_datetime("2021-03-04T05:06:07+02:00"))); run("cat", lambda: D.s.astype("category").cat.codes.values); run("interval", lambda: pd.cut(D.x, 4).value_counts().sort_index().values); run("join", lambda: pd.merge_asof(D.sort_values("x"), D.sort_values("x"), on="x").k_y.sum()); run("hash", lambda: int(pd.util.hash_pandas_object(D).values.sum() % 1000003))
X, y = datasets.make_classification(200, 10, random_state=0)
for m in (linear_model.LogisticRegression(), linear_model.SGDClassifier(random_state=0), svm.SVC(), svm.LinearSVC(random_state=0, dual=True), tree.DecisionTreeClassifier(random_state=0), ensemble.RandomForestClassifier(20, random_state=0), ensemble.GradientBoostingClassifier(n_estimators=20, random_state=0), ensemble.HistGradientBoostingClassifier(max_iter=20, random_state=0), neighbors.KNeighborsClassifier(), naive_bayes.GaussianNB(), linear_model.Lasso(alpha=.01), svm.NuSVC()):
    run(type(m).__name__, lambda: m.fit(X, y).predict(X))
run("kmeans", lambda: skc.KMeans(3, random_state=0, n_init=2).fit(X).inertia_); run("dbscan", lambda: skc.DBSCAN(eps=3).fit(X).labels_); run("hdbscan", lambda: skc.HDBSCAN().fit(X).labels_); run("agglo", lambda: skc.AgglomerativeClustering(3).fit(X).labels_); run("pca", lambda: np.abs(decomposition.PCA(3, random_state=0).fit(X).components_)); run("nmf", lambda: np.round(decomposition.NMF(3, init="nndsvda", random_state=0, max_iter=30).fit_transform(np.abs(X)), 3)); run("lda", lambda: np.round(decomposition.LatentDirichletAllocation(3, random_state=0, max_iter=3).fit_transform((np.abs(X) * 3).astype(int)), 3)); run("isomap", lambda: np.round(manifold.Isomap(n_components=2).fit(X).reconstruction_error(), 3)); run("tsne", lambda: manifold.TSNE(2, init="pca", random_state=0, perplexity=9, max_iter=250).fit(X[:40]).kl_divergence_ > 0); run("gmm", lambda: np.round(mixture.GaussianMixture(2, random_state=0).fit(X).means_, 3)); run("auc", lambda: metrics.roc_auc_score(y, X[:, 0])); run("nan", lambda: linear_model.LogisticRegression().fit(np.full((3, 2), np.nan), [0, 1, 0]) and 0); run("svmerr", lambda: svm.NuSVC(nu=.99).fit(X[:10], [0] + [1] * 9) and 0); run("balltree", lambda: neighbors.BallTree(X).query(X[:4], 3)[0]); run("isoforest", lambda: ensemble.IsolationForest(n_estimators=20, random_state=0).fit(X).predict(X)); run("svmlight", lambda: datasets.load_svmlight_file(io.BytesIO(b"1 1:2 3:4\n0 2:1\n"))[1])
ds = lambda: lightgbm.Dataset(X, y)
run("lgb", lambda: np.round(lightgbm.train({"objective": "binary", "verbose": -1, "deterministic": True, "num_threads": 2, "force_row_wise": True}, ds(), 10).predict(X), 5)); run("lgberr", lambda: lightgbm.train({"objective": "nonsense", "verbose": -1}, ds(), 2) and 0); run("lgberr2", lambda: lightgbm.Booster(model_str="garbage") and 0); run("lgbdart", lambda: np.round(lightgbm.train({"boosting": "dart", "objective": "regression", "verbose": -1, "num_threads": 1}, ds(), 5).predict(X), 5))
import onnxruntime as ort
run("onnx", lambda: __import__("onnx").__name__)
try:
    from onnx import TensorProto, helper, checker, shape_inference
    node = [helper.make_node("MatMul", ["x", "w"], ["m"]), helper.make_node("Softmax", ["m"], ["s"]), helper.make_node("Erf", ["s"], ["y"])]
    graph = helper.make_graph(node, "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 40])], [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 40])], [helper.make_tensor("w", TensorProto.FLOAT, [40, 40], A.astype("f4").ravel())])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    run("check", lambda: checker.check_model(model)); run("infer", lambda: len(shape_inference.infer_shapes(model).graph.value_info)); run("bad", lambda: checker.check_model(b"junk"))
    sess = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    run("ort", lambda: np.round(sess.run(None, {"x": A.astype("f4")})[0].astype("f8"), 4)); run("orterr", lambda: sess.run(None, {"x": A.astype("f4")[:, :3]})); run("ortname", lambda: sess.run(None, {"nope": A}))
except ImportError as e:
    H.update(str(e).encode())
run("ortjunk", lambda: ort.InferenceSession(b"junk") and 0); run("ortmissing", lambda: ort.InferenceSession("/nonexistent.onnx") and 0)
import bson
run("bson", lambda: len(bson.encode({"a": [1, 2.5, "x"], "b": {"c": None}}))); run("bsonerr", lambda: bson.decode(b"\x05\0\0\0"))
import importlib, pkgutil
count = 0
for pkg in (np, scipy, pd, sklearn):
    for m in pkgutil.walk_packages(pkg.__path__, pkg.__name__ + ".", onerror=lambda n: None):
        if m.name in ("numpy._core._simd", "scipy._lib._fpumode", "sklearn.svm._newrand") or "test" in m.name or "conftest" in m.name or "f2py" in m.name or "distutils" in m.name or "setup" in m.name or "_pyinstaller" in m.name or "__main__" in m.name:
            continue
        try:
            importlib.import_module(m.name); count += 1
        except ImportError as e:
            LOG.append((m.name, str(e)))
H.update(str(count).encode())
if "-v" in sys.argv:
    for l in LOG: print(l)
print(N[0], "calls", count, "modules", H.hexdigest())
