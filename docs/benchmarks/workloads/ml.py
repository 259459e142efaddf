"""XGBoost, NumPy and SciPy on a CPU, errors and C++ exceptions included; prints one hash of all results."""
import hashlib, io, os, sys, tempfile, warnings
warnings.simplefilter("ignore")
H = hashlib.sha256()
N = [0]
LOG = []


def add(x):
    if isinstance(x, (tuple, list)):
        for y in x:
            add(y)
        return
    if hasattr(x, "toarray"):
        x = x.toarray()
    a = np.asarray(x)
    if a.dtype.kind in "fc":
        a = np.round(a, 5) + 0
    H.update(repr(a.tolist()).encode())


def run(name, f):
    try:
        r = f()
    except Exception as e:
        r = type(e).__name__ + ":" + str(e).split("\n")[0].split("]")[-1][:160]
        LOG.append((name, r))
    N[0] += 1
    H.update(name.encode())
    add(r)


import numpy as np
from scipy import fft, integrate, interpolate, linalg, ndimage, optimize, signal, sparse, spatial, special, stats
from scipy.sparse import linalg as sla, csgraph
import xgboost as xgb
import joblib

g = np.random.RandomState(7)
A = g.rand(40, 40); S = A @ A.T + np.eye(40); v = g.rand(40)
for n in (3, 17, 64, 200):
    for t in ("f4", "f8", "c8", "c16"):
        B = (g.rand(n, n) + np.eye(n) * n).astype(t)
        run("gemm%s%d" % (t, n), lambda: np.round(B @ B / n / n, 2)); run("solve%s%d" % (t, n), lambda: np.round(np.linalg.solve(B, np.ones(n, t)), 4)); run("gemv%s%d" % (t, n), lambda: np.round(B @ np.ones(n, t) / n, 2))
        run("svd%s%d" % (t, n), lambda: np.round(np.linalg.svd(B)[1] / n, 2)); run("chol%s%d" % (t, n), lambda: np.round(np.linalg.cholesky(B @ B.conj().T + np.eye(n, dtype=t)) / n, 2)); run("det%s%d" % (t, n), lambda: np.round(np.linalg.slogdet(B)[1], 2))
run("singular", lambda: np.linalg.inv(np.zeros((3, 3)))); run("notpd", lambda: np.linalg.cholesky(-np.eye(3))); run("badshape", lambda: np.linalg.solve(A, np.ones(3)))
run("fft", lambda: np.abs(np.fft.fft(v))); run("sort", lambda: np.sort(g.rand(1000))); run("random", lambda: np.random.default_rng(3).normal(size=50)); run("eigh", lambda: linalg.eigh(S)[0]); run("schur", lambda: np.sort(np.abs(np.diag(linalg.schur(S)[0])))); run("lu", lambda: linalg.lu(A)[2]); run("expm", lambda: linalg.expm(A / 50)); run("linalgerr", lambda: linalg.cho_factor(-np.eye(4)))
run("blas", lambda: [linalg.blas.dsyrk(1.0, A), linalg.blas.dtrsm(1.0, S, A), linalg.blas.ddot(v, v), linalg.blas.dnrm2(v), linalg.blas.dger(1.0, v, v), linalg.blas.zgemm(1.0, A + 1j * S, S)]); run("lapack", lambda: [linalg.lapack.dgetrf(A)[0], linalg.lapack.dsyev(S)[0], linalg.lapack.dpotrf(S)[0]])
run("dct", lambda: fft.dct(v)); run("quad", lambda: integrate.quad(np.sin, 0, 3)[0]); run("lsoda", lambda: integrate.solve_ivp(lambda t, y: -y, (0, 2), [1.0], method="LSODA").y[0, -1]); run("spline", lambda: interpolate.CubicSpline(range(40), v)([1.5, 7.25])); run("gauss", lambda: ndimage.gaussian_filter(A, 2)); run("lbfgs", lambda: np.round(optimize.minimize(optimize.rosen, [1.2, .8, 1.1], method="L-BFGS-B").x, 2)); run("linprog", lambda: optimize.linprog([-1, 4], [[-3, 1], [1, 2]], [6, 4], bounds=[(None, None), (-3, None)]).fun); run("brent", lambda: optimize.brentq(lambda x: x ** 2 - 2, 0, 2)); run("brenterr", lambda: optimize.brentq(lambda x: x ** 2 + 2, 0, 2)); run("filt", lambda: signal.lfilter(*signal.butter(3, .2), v)); run("conv", lambda: signal.fftconvolve(A, A))
P = sparse.csc_matrix(S * (S > 11)) + 30 * sparse.eye(40, format="csc")
run("spsolve", lambda: sla.spsolve(P, v)); run("eigsh", lambda: np.sort(sla.eigsh(P, k=3)[0])); run("dijkstra", lambda: csgraph.dijkstra(P)); run("singularlu", lambda: sla.splu(sparse.csc_matrix((4, 4)))); run("kdtree", lambda: spatial.cKDTree(A).query(A[:5], k=3)[0]); run("hull", lambda: np.sort(spatial.ConvexHull(A[:, :3]).vertices)); run("hullerr", lambda: spatial.ConvexHull(np.zeros((2, 2))) and 0); run("special", lambda: [special.gamma(v + 1), special.erf(v), special.j0(v), special.betainc(2, 3, v)]); run("stats", lambda: [stats.norm.ppf(v), stats.t.cdf(v, 3)])
X = g.rand(300, 8); y = (X[:, 0] + X[:, 1] ** 2 > .8).astype(int); d = lambda: xgb.DMatrix(X, label=y)
base = {"nthread": 1, "verbosity": 0, "seed": 1}
for o in ("binary:logistic", "reg:squarederror", "rank:pairwise", "count:poisson", "binary:hinge", "reg:gamma", "survival:cox"):
    for b in ({"booster": "gbtree", "tree_method": "hist"}, {"booster": "gbtree", "tree_method": "exact"}, {"booster": "gbtree", "tree_method": "approx"}, {"booster": "dart", "rate_drop": .1}, {"booster": "gblinear"}):
        lab = y if o != "reg:gamma" else y + .5
        run("xgb" + o + str(b), lambda: np.round(xgb.train(dict(base, objective=o, **b), xgb.DMatrix(X, label=lab), 8).predict(d()), 3))
bst = xgb.train(dict(base, objective="multi:softprob", num_class=3, max_depth=3), xgb.DMatrix(X, label=(X[:, 0] * 3).astype(int)), 5)
run("multi", lambda: np.round(bst.predict(d()), 3)); run("shap", lambda: np.round(bst.predict(d(), pred_contribs=True), 3)); run("leaf", lambda: bst.predict(d(), pred_leaf=True)); run("dump", lambda: len(bst.get_dump()) > 0); run("score", lambda: sorted(bst.get_score()) == [] or len(bst.get_score()) > 2); run("cv", lambda: np.round(xgb.cv(dict(base, objective="binary:logistic"), d(), 4, nfold=3, as_pandas=False)["test-" + ("error" if xgb.__version__ < "1.3" else "logloss") + "-mean"], 3))
run("badobjective", lambda: xgb.train({"objective": "nonsense"}, d(), 1) and 0); run("badlabel", lambda: xgb.train({"objective": "binary:logistic", "verbosity": 0}, xgb.DMatrix(X, label=y + 5), 1) and 0); run("badmodel", lambda: xgb.Booster(model_file=os.path.join(tempfile.gettempdir(), "nonexistent-model")) and 0); run("badshapes", lambda: bst.predict(xgb.DMatrix(X[:, :3])) and 0); run("badbooster", lambda: xgb.train({"booster": "nope"}, d(), 1) and 0); run("badmetric", lambda: xgb.train({"eval_metric": "nope"}, d(), 1, evals=[(d(), "t")], verbose_eval=False) and 0)
run("gpu", lambda: "no gpu" if (lambda: xgb.train({"tree_method": "gpu_hist", "verbosity": 0} if xgb.__version__ < "2" else {"device": "cuda", "verbosity": 0}, d(), 1))() else 0)
run("raw", lambda: len(bst.save_raw()) > 100); run("joblib", lambda: joblib.hash(A)); run("dart", lambda: np.round(xgb.train(dict(base, booster="dart", nthread=2), d(), 4).predict(d()), 3))
if "-v" in sys.argv:
    for l in LOG: print(l)
print(N[0], "calls", H.hexdigest())
