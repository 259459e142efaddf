"""PyTorch on a CPU, errors and C++ exceptions included; prints one hash of all results."""
import hashlib, sys, warnings
warnings.simplefilter("ignore")
import torch
import torch.nn as nn
import torch.nn.functional as F
H = hashlib.sha256()
N = [0]


def run(name, f):
    try:
        r = f()
    except Exception as e:
        r = type(e).__name__ + ":" + str(e).split("\n")[0][:120]
        if "-v" in sys.argv:
            print(name, r)
    N[0] += 1
    if isinstance(r, torch.Tensor):
        r = (torch.round(r.detach().double().cpu() * 1e4) / 1e4 + 0).tolist()
    H.update((name + repr(r)).encode())


torch.manual_seed(3)
torch.set_num_threads(1)
A = torch.rand(32, 32); S = A @ A.T + torch.eye(32); x = torch.rand(4, 3, 16, 16)
run("matmul", lambda: A @ S); run("svd", lambda: torch.linalg.svd(A)[1]); run("eigh", lambda: torch.linalg.eigvalsh(S)); run("solve", lambda: torch.linalg.solve(S, A)); run("chol", lambda: torch.linalg.cholesky(S)); run("qr", lambda: torch.linalg.qr(A)[1].abs()); run("det", lambda: torch.linalg.slogdet(S)[1]); run("fft", lambda: torch.fft.fft(A).abs()); run("einsum", lambda: torch.einsum("ij,jk->k", A, S)); run("sort", lambda: torch.sort(A)[0]); run("topk", lambda: torch.topk(A, 3)[0])
run("conv", lambda: nn.Conv2d(3, 5, 3)(x)); run("bn", lambda: nn.BatchNorm2d(3)(x)); run("pool", lambda: F.max_pool2d(x, 2)); run("lstm", lambda: nn.LSTM(16, 8)(x[0])[0]); run("gru", lambda: nn.GRU(16, 8)(x[0])[0]); run("transformer", lambda: nn.TransformerEncoderLayer(16, 4, 32, dropout=0)(x[0])); run("attention", lambda: F.scaled_dot_product_attention(x, x, x)); run("embedding", lambda: nn.Embedding(10, 4)(torch.arange(5))); run("ctc", lambda: nn.CTCLoss()(torch.rand(10, 2, 5).log_softmax(2), torch.ones(2, 3, dtype=torch.long), torch.tensor([10, 10]), torch.tensor([3, 2]))); run("interp", lambda: F.interpolate(x, scale_factor=2, mode="bicubic")); run("grid", lambda: F.grid_sample(x, torch.rand(4, 5, 5, 2)))
def train():
    torch.manual_seed(1); m = nn.Sequential(nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 1)); o = torch.optim.AdamW(m.parameters())
    for _ in range(5):
        o.zero_grad(); l = F.mse_loss(m(A), A[:, :1]); l.backward(); o.step()
    return l
run("train", train); run("grad", lambda: torch.autograd.functional.jacobian(lambda t: (t ** 3).sum(0), A)); run("jit", lambda: torch.jit.script(nn.Linear(3, 2))(torch.ones(3)).shape[0]); run("trace", lambda: torch.jit.trace(nn.ReLU(), A)(A - .5)); run("sparse", lambda: torch.sparse.mm(A.to_sparse(), S)); run("bf16", lambda: (A.bfloat16() @ S.bfloat16()).float().mean().round()); run("int8", lambda: torch.quantize_per_tensor(A, .1, 0, torch.qint8).dequantize()); run("special", lambda: torch.special.bessel_j0(A)); run("dist", lambda: torch.cdist(A, S)); run("rand", lambda: torch.randn(5)); run("save", lambda: len(__import__("pickle").dumps(A)) > 100); run("distr", lambda: torch.distributions.Normal(0, 1).log_prob(A)); run("vmap", lambda: torch.func.vmap(torch.dot)(A, S)); run("fx", lambda: len(torch.fx.symbolic_trace(nn.Linear(2, 2)).graph.nodes)); run("numpy", lambda: torch.from_numpy(A.numpy()).sum())
run("badshape", lambda: A @ torch.ones(3)); run("singular", lambda: torch.linalg.inv(torch.zeros(3, 3))); run("notpd", lambda: torch.linalg.cholesky(-torch.eye(3))); run("index", lambda: A[100]); run("gather", lambda: torch.gather(A, 0, torch.full((1, 1), 99))); run("jiterr", lambda: torch.jit.CompilationUnit("def f(x): return y")); run("backward", lambda: A.backward()); run("dtype", lambda: torch.ones(2, dtype=torch.bool) - torch.ones(2, dtype=torch.bool)); run("cuda", lambda: torch.ones(2).cuda()); run("avail", lambda: torch.cuda.is_available()); run("count", lambda: torch.cuda.device_count())
print(N[0], "calls", H.hexdigest())
