using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

// Moments of all markers that a segment carries, itself or further out, and from them the derivatives of the weighted squares of their
// errors. As a composite body's mass tells all about its particles in the mass matrix, 22 sums a segment tell all about its markers: the cost of the
// Hessian does not grow with their number. With weight w, place p and error e in ground: Σw, Σwp, Σwppᵀ, Σwe, Σwpeᵀ.
internal sealed class MarkerMoments
{
    private const int Size = 22;
    private const int First = 1;
    private const int Second = 4;
    private const int Error = 10;
    private const int Turn = 13;

    private readonly Workspace _work;
    private readonly int[] _slot;
    private readonly double[] _gain;
    private readonly double[] _bend;
    private readonly double[] _sums;

    // For each axis its twist for a unit of its variable, and the axes nearer to ground and itself that can move.
    private readonly double[] _moves;
    private readonly int[][] _chain;
    private readonly bool[] _carries;

    public MarkerMoments(Workspace work, int[] slot, IEnumerable<int> segmentsWithMarkers)
    {
        (_work, _slot) = (work, slot);
        var tree = work.Model.Tree;
        (_gain, _bend) = (new double[slot.Length], new double[slot.Length]);
        (_sums, _moves, _chain) = (new double[Size * tree.Count], new double[6 * tree.Axes.Length], new int[tree.Axes.Length][]);
        _carries = new bool[tree.Count];
        foreach (var segment in segmentsWithMarkers)
        {
            for (var s = segment; s > 0; s = tree.Parent[s])
            {
                _carries[s] = true;
            }
        }

        for (var s = 1; s < tree.Count; s++)
        {
            for (var a = tree.FirstAxis[s]; a < tree.FirstAxis[s + 1]; a++)
            {
                _chain[a] = [.. AxesUpTo(tree, s, a)];
            }
        }
    }

    // How fast each coordinate follows its variable.
    public double[] Gain => _gain;

    public void Clear() => Array.Clear(_sums);

    public void Add(int segment, double weight, double x, double y, double z, double ex, double ey, double ez)
    {
        var sums = _sums.AsSpan(Size * segment, Size);
        var (wx, wy, wz) = (weight * x, weight * y, weight * z);
        sums[0] += weight;
        sums[First] += wx;
        sums[First + 1] += wy;
        sums[First + 2] += wz;
        sums[Second] += wx * x;
        sums[Second + 1] += wy * y;
        sums[Second + 2] += wz * z;
        sums[Second + 3] += wx * y;
        sums[Second + 4] += wx * z;
        sums[Second + 5] += wy * z;
        sums[Error] += weight * ex;
        sums[Error + 1] += weight * ey;
        sums[Error + 2] += weight * ez;
        var turn = sums[Turn..];
        (turn[0], turn[1], turn[2]) = (turn[0] + (wx * ex), turn[1] + (wx * ey), turn[2] + (wx * ez));
        (turn[3], turn[4], turn[5]) = (turn[3] + (wy * ex), turn[4] + (wy * ey), turn[5] + (wy * ez));
        (turn[6], turn[7], turn[8]) = (turn[6] + (wz * ex), turn[7] + (wz * ey), turn[8] + (wz * ez));
    }

    // How each coordinate follows its variable at a pose, to the second order.
    public void UpdateGains(ReadOnlySpan<double> pose)
    {
        Array.Fill(_gain, 1);
        Array.Clear(_bend);
        foreach (var coupling in _work.Model.Table.Couplings)
        {
            coupling.Function.Evaluate(pose[coupling.Independent], out var first, out var second);
            var gain = _gain[coupling.Independent];
            _gain[coupling.Dependent] = first * gain;
            _bend[coupling.Dependent] = (second * gain * gain) + (first * _bend[coupling.Independent]);
        }
    }

    // Adds to a gradient and to the lower triangle of a Hessian; with the markers' curved ways, or Gauss's and Newton's part alone.
    public void AddDerivatives(bool bends, Span<double> gradient, Span<double> hessian)
    {
        var tree = _work.Model.Tree;
        UpdateMoves(tree);
        for (var s = tree.Count - 1; s > 0; s--)
        {
            if (!_carries[s])
            {
                continue;
            }

            var sums = _sums.AsSpan(Size * s, Size);
            for (var a = tree.FirstAxis[s]; a < tree.FirstAxis[s + 1]; a++)
            {
                if (_chain[a].Length > 0)
                {
                    AddAxis(a, tree.Axes[a].Coordinate, sums, bends, gradient, hessian);
                }
            }

            var parent = _sums.AsSpan(Size * tree.Parent[s], Size);
            for (var k = 0; k < Size; k++)
            {
                parent[k] += sums[k];
            }
        }
    }

    private IEnumerable<int> AxesUpTo(Tree tree, int segment, int last)
    {
        bool Moves(int a) => tree.Axes[a].Coordinate >= 0 && _slot[tree.Axes[a].Coordinate] >= 0;
        for (var s = Moves(last) ? segment : 0; s > 0; s = tree.Parent[s])
        {
            for (var a = s == segment ? last : tree.FirstAxis[s + 1] - 1; a >= tree.FirstAxis[s]; a--)
            {
                if (Moves(a))
                {
                    yield return a;
                }
            }
        }
    }

    private void UpdateMoves(Tree tree)
    {
        for (var a = 0; a < tree.Axes.Length; a++)
        {
            if (_chain[a].Length > 0)
            {
                var rate = _work.AxisFirst[a] * _gain[tree.Axes[a].Coordinate];
                for (var k = 6 * a; k < (6 * a) + 6; k++)
                {
                    _moves[k] = rate * _work.AxisTwists[k];
                }
            }
        }
    }

    private void AddAxis(int axis, int coordinate, ReadOnlySpan<double> sums, bool bends, Span<double> gradient, Span<double> hessian)
    {
        var (n, slot) = (gradient.Length, _slot[coordinate]);
        var move = _moves.AsSpan(6 * axis, 6);
        Span<double> pull = stackalloc double[6];
        FillPull(sums, move, bends, pull);
        foreach (var a in _chain[axis])
        {
            var other = _slot[_work.Model.Tree.Axes[a].Coordinate];
            var m = _moves.AsSpan(6 * a, 6);
            var value = (m[0] * pull[0]) + (m[1] * pull[1]) + (m[2] * pull[2]) + (m[3] * pull[3]) + (m[4] * pull[4]) + (m[5] * pull[5]);
            hessian[(Math.Max(slot, other) * n) + Math.Min(slot, other)] += slot == other && a != axis ? 2 * value : value;
        }

        // The moment of the errors about ground's origin, and their sum.
        var turn = sums[Turn..];
        Span<double> wrench = [turn[5] - turn[7], turn[6] - turn[2], turn[1] - turn[3], sums[Error], sums[Error + 1], sums[Error + 2]];
        gradient[slot] += Dot(move, wrench);
        if (bends)
        {
            var (first, second) = (_work.AxisFirst[axis], _work.AxisSecond[axis]);
            var curve = (second * _gain[coordinate] * _gain[coordinate]) + (first * _bend[coordinate]);
            hessian[(slot * n) + slot] += curve == 0 ? 0 : curve * Dot(_work.AxisTwists.AsSpan(6 * axis, 6), wrench);
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]) + (a[3] * b[3]) + (a[4] * b[4]) + (a[5] * b[5]);

    // What the markers' velocities by one axis make of another's twist: Σ w p×u, Σ w u with u = v + ω×p; with bends also Σ w u×e, since an
    // axis nearer to ground turns the way along which this one moves a marker.
    private static void FillPull(ReadOnlySpan<double> sums, ReadOnlySpan<double> move, bool bends, Span<double> pull)
    {
        var (wx, wy, wz, vx, vy, vz) = (move[0], move[1], move[2], move[3], move[4], move[5]);
        var (hx, hy, hz) = (sums[First], sums[First + 1], sums[First + 2]);
        var second = sums[Second..];
        var (xx, yy, zz, xy, xz, yz) = (second[0], second[1], second[2], second[3], second[4], second[5]);
        pull[3] = (sums[0] * vx) + (wy * hz) - (wz * hy);
        pull[4] = (sums[0] * vy) + (wz * hx) - (wx * hz);
        pull[5] = (sums[0] * vz) + (wx * hy) - (wy * hx);
        pull[0] = (hy * vz) - (hz * vy) + ((yy + zz) * wx) - (xy * wy) - (xz * wz);
        pull[1] = (hz * vx) - (hx * vz) - (xy * wx) + ((xx + zz) * wy) - (yz * wz);
        pull[2] = (hx * vy) - (hy * vx) - (xz * wx) - (yz * wy) + ((xx + yy) * wz);
        if (bends)
        {
            var turn = sums[Turn..];
            var (ex, ey, ez) = (sums[Error], sums[Error + 1], sums[Error + 2]);
            pull[0] += (vy * ez) - (vz * ey) + (turn[1] * wy) + (turn[2] * wz) - ((turn[4] + turn[8]) * wx);
            pull[1] += (vz * ex) - (vx * ez) + (turn[3] * wx) + (turn[5] * wz) - ((turn[0] + turn[8]) * wy);
            pull[2] += (vx * ey) - (vy * ex) + (turn[6] * wx) + (turn[7] * wy) - ((turn[0] + turn[4]) * wz);
        }
    }
}
