using System.Numerics;
using System.Runtime.InteropServices;

namespace Hipwise.Body.Recruitment;

/// <summary>The products that take the time, each with vectors and, for hardware without them and for the tests, without.</summary>
/// <remarks>Matrices are by rows, a row <c>stride</c> long; strides are whole vectors, and what lies beyond the last column is 0.</remarks>
internal static class Kernels
{
    /// <summary>Whether every number is finite.</summary>
    public static bool AllFinite(ReadOnlySpan<double> values)
    {
        // 0·x is 0 for every finite x and NaN for the others.
        var sum = Vector<double>.Zero;
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (var vector in vectors)
        {
            sum += vector * Vector<double>.Zero;
        }

        var rest = Vector.Sum(sum);
        foreach (var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            rest += value * 0;
        }

        return rest == 0;
    }

    /// <summary>The scalar product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, bool vectors)
    {
        var (sum, start) = (0.0, 0);
        if (vectors)
        {
            var x = MemoryMarshal.Cast<double, Vector<double>>(a);
            var y = MemoryMarshal.Cast<double, Vector<double>>(b);
            var total = Vector<double>.Zero;
            for (var k = 0; k < x.Length && k < y.Length; k++)
            {
                total = Vector.FusedMultiplyAdd(x[k], y[k], total);
            }

            (sum, start) = (Vector.Sum(total), x.Length * Vector<double>.Count);
        }

        for (var k = start; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    /// <summary>The greatest size of a number among them; 0 for none.</summary>
    public static double Greatest(ReadOnlySpan<double> a, bool vectors)
    {
        var (greatest, start) = (0.0, 0);
        if (vectors)
        {
            var x = MemoryMarshal.Cast<double, Vector<double>>(a);
            var most = Vector<double>.Zero;
            foreach (var vector in x)
            {
                most = Vector.Max(most, Vector.Abs(vector));
            }

            for (var k = 0; k < Vector<double>.Count; k++)
            {
                greatest = Math.Max(greatest, most[k]);
            }

            start = x.Length * Vector<double>.Count;
        }

        foreach (var value in a[start..])
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        return greatest;
    }

    /// <summary>Σ dⱼ·aⱼ².</summary>
    public static double WeightedSquare(ReadOnlySpan<double> a, ReadOnlySpan<double> d, bool vectors)
    {
        var (sum, start) = (0.0, 0);
        if (vectors)
        {
            var x = MemoryMarshal.Cast<double, Vector<double>>(a);
            var y = MemoryMarshal.Cast<double, Vector<double>>(d);
            var total = Vector<double>.Zero;
            for (var k = 0; k < x.Length && k < y.Length; k++)
            {
                total = Vector.FusedMultiplyAdd(x[k] * x[k], y[k], total);
            }

            (sum, start) = (Vector.Sum(total), x.Length * Vector<double>.Count);
        }

        for (var k = start; k < a.Length; k++)
        {
            sum += a[k] * a[k] * d[k];
        }

        return sum;
    }

    /// <summary>result = |A|ᵀ·|y|: what the rounding of Aᵀ·y is measured against.</summary>
    public static void TransposeSize(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> y, Span<double> result, bool vectors)
    {
        result.Clear();
        for (var i = 0; i < y.Length; i++)
        {
            var row = matrix.Slice(i * stride, stride);
            var (size, start) = (Math.Abs(y[i]), 0);
            if (vectors)
            {
                var x = MemoryMarshal.Cast<double, Vector<double>>(row);
                var target = MemoryMarshal.Cast<double, Vector<double>>(result);
                var f = new Vector<double>(size);
                for (var k = 0; k < x.Length && k < target.Length; k++)
                {
                    target[k] = Vector.FusedMultiplyAdd(Vector.Abs(x[k]), f, target[k]);
                }

                start = x.Length * Vector<double>.Count;
            }

            for (var k = start; k < stride; k++)
            {
                result[k] += Math.Abs(row[k]) * size;
            }
        }
    }

    /// <summary>target += factor · a.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> a, Span<double> target, bool vectors)
    {
        var start = 0;
        if (vectors)
        {
            var x = MemoryMarshal.Cast<double, Vector<double>>(a);
            var y = MemoryMarshal.Cast<double, Vector<double>>(target);
            var f = new Vector<double>(factor);
            for (var k = 0; k < x.Length && k < y.Length; k++)
            {
                y[k] = Vector.FusedMultiplyAdd(f, x[k], y[k]);
            }

            start = x.Length * Vector<double>.Count;
        }

        for (var k = start; k < a.Length; k++)
        {
            target[k] += factor * a[k];
        }
    }

    /// <summary>result = Aᵀ·y, one number for each column.</summary>
    public static void TransposeTimes(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> y, Span<double> result, bool vectors)
    {
        result.Clear();
        for (var i = 0; i < y.Length; i += RecruitmentProblem.RowBlock)
        {
            var rows = matrix.Slice(i * stride, RecruitmentProblem.RowBlock * stride);
            if (vectors)
            {
                AddFourRows(rows, y.Slice(i, RecruitmentProblem.RowBlock), result);
                continue;
            }

            for (var k = 0; k < RecruitmentProblem.RowBlock; k++)
            {
                AddScaled(y[i + k], rows.Slice(k * stride, stride), result, vectors: false);
            }
        }
    }

    /// <summary>residual = b − A·a, and size = |b| + Σ|Aⱼ·aⱼ| for each row: what its rounding is measured against.</summary>
    public static void UpdateResidual(
        ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> residual, Span<double> size, bool vectors)
    {
        for (var i = 0; i < b.Length; i++)
        {
            var row = matrix.Slice(i * stride, stride);
            var (sum, absolute) = vectors ? DotAndSize(row, a) : ScalarDotAndSize(row, a);
            residual[i] = b[i] - sum;
            size[i] = Math.Abs(b[i]) + absolute;
        }
    }

    /// <summary>The upper triangle of A·D·Aᵀ, in blocks of four rows that begin before the diagonal.</summary>
    public static void WeightedGram(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> d, Span<double> gram, int rows, bool vectors)
    {
        const int block = RecruitmentProblem.RowBlock;
        for (var i = 0; i < rows; i += block)
        {
            for (var k = i; k < rows; k += block)
            {
                for (var r = i; r < i + block; r += 2)
                {
                    if (vectors)
                    {
                        TwoByFour(matrix.Slice(r * stride, 2 * stride), matrix.Slice(k * stride, block * stride), d, gram.Slice((r * rows) + k, rows + block), rows);
                        continue;
                    }

                    ScalarTwoByFour(matrix.Slice(r * stride, 2 * stride), matrix.Slice(k * stride, block * stride), d, gram.Slice((r * rows) + k, rows + block), rows);
                }
            }
        }
    }

    private static void AddFourRows(ReadOnlySpan<double> rows, ReadOnlySpan<double> y, Span<double> result)
    {
        var stride = (nuint)result.Length;
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var target = ref MemoryMarshal.GetReference(result);
        var (y0, y1, y2, y3) = (new Vector<double>(y[0]), new Vector<double>(y[1]), new Vector<double>(y[2]), new Vector<double>(y[3]));
        for (nuint k = 0; k < stride; k += (nuint)Vector<double>.Count)
        {
            var sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, k), y0, Vector.LoadUnsafe(ref target, k));
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, stride + k), y1, sum);
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, (2 * stride) + k), y2, sum);
            Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, (3 * stride) + k), y3, sum).StoreUnsafe(ref target, k);
        }
    }

    private static (double Sum, double Size) DotAndSize(ReadOnlySpan<double> row, ReadOnlySpan<double> a)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(row);
        var y = MemoryMarshal.Cast<double, Vector<double>>(a);
        var (sum, size) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var k = 0; k < x.Length && k < y.Length; k++)
        {
            var product = x[k] * y[k];
            sum += product;
            size += Vector.Abs(product);
        }

        return (Vector.Sum(sum), Vector.Sum(size));
    }

    private static (double Sum, double Size) ScalarDotAndSize(ReadOnlySpan<double> row, ReadOnlySpan<double> a)
    {
        var (sum, size) = (0.0, 0.0);
        for (var k = 0; k < row.Length; k++)
        {
            var product = row[k] * a[k];
            sum += product;
            size += Math.Abs(product);
        }

        return (sum, size);
    }

    // Eight sums stay in registers: two weighted rows against four.
    private static void TwoByFour(ReadOnlySpan<double> two, ReadOnlySpan<double> four, ReadOnlySpan<double> d, Span<double> target, int targetStride)
    {
        var n = (nuint)d.Length;
        ref var weights = ref MemoryMarshal.GetReference(d);
        ref var x = ref MemoryMarshal.GetReference(two);
        ref var y = ref MemoryMarshal.GetReference(four);
        Vector<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        for (nuint k = 0; k < n; k += (nuint)Vector<double>.Count)
        {
            var weight = Vector.LoadUnsafe(ref weights, k);
            var (p, q) = (Vector.LoadUnsafe(ref x, k) * weight, Vector.LoadUnsafe(ref x, n + k) * weight);
            var other = Vector.LoadUnsafe(ref y, k);
            s00 = Vector.FusedMultiplyAdd(p, other, s00);
            s10 = Vector.FusedMultiplyAdd(q, other, s10);
            other = Vector.LoadUnsafe(ref y, n + k);
            s01 = Vector.FusedMultiplyAdd(p, other, s01);
            s11 = Vector.FusedMultiplyAdd(q, other, s11);
            other = Vector.LoadUnsafe(ref y, (2 * n) + k);
            s02 = Vector.FusedMultiplyAdd(p, other, s02);
            s12 = Vector.FusedMultiplyAdd(q, other, s12);
            other = Vector.LoadUnsafe(ref y, (3 * n) + k);
            s03 = Vector.FusedMultiplyAdd(p, other, s03);
            s13 = Vector.FusedMultiplyAdd(q, other, s13);
        }

        Store(target, s00, s01, s02, s03);
        Store(target[targetStride..], s10, s11, s12, s13);
    }

    private static void Store(Span<double> target, Vector<double> s0, Vector<double> s1, Vector<double> s2, Vector<double> s3)
    {
        target[3] = Vector.Sum(s3);
        target[2] = Vector.Sum(s2);
        target[1] = Vector.Sum(s1);
        target[0] = Vector.Sum(s0);
    }

    private static void ScalarTwoByFour(ReadOnlySpan<double> two, ReadOnlySpan<double> four, ReadOnlySpan<double> d, Span<double> target, int targetStride)
    {
        for (var r = 0; r < 2; r++)
        {
            for (var k = 0; k < RecruitmentProblem.RowBlock; k++)
            {
                var sum = 0.0;
                for (var j = 0; j < d.Length; j++)
                {
                    sum += two[(r * d.Length) + j] * d[j] * four[(k * d.Length) + j];
                }

                target[(r * targetStride) + k] = sum;
            }
        }
    }
}
