using System.Numerics;
using System.Runtime.InteropServices;

namespace Hipwise.Body.Recruitment;

/// <summary>
/// The dual's curvature A·D·Aᵀ and its Cholesky factor by rows. A row that depends on those before it gets a moderate pivot of its own:
/// the factor stays positive definite, and a solvable system is still solved exactly.
/// </summary>
internal sealed class DualFactor
{
    // A pivot this much smaller than its row's own size is rounding.
    private const double DependentPivot = 1e-12;

    private readonly int rows;
    private readonly bool vectors;
    private readonly double[] upper;
    private readonly double[] inverseDiagonal;

    public DualFactor(int paddedRows, bool vectors)
    {
        rows = paddedRows;
        this.vectors = vectors;
        upper = new double[paddedRows * paddedRows];
        inverseDiagonal = new double[paddedRows];
    }

    /// <summary>How many rows depended on others in the last factor; padding rows count.</summary>
    public int Dependent { get; private set; }

    /// <summary>Factors A·D·Aᵀ + diag(shift).</summary>
    /// <param name="problem">Holds A.</param>
    /// <param name="compliance">D's diagonal, none negative.</param>
    /// <param name="shift">None negative; empty for none.</param>
    /// <param name="nominal">The compliance that a row without any curvature takes its pivot from.</param>
    public void Update(RecruitmentProblem problem, ReadOnlySpan<double> compliance, ReadOnlySpan<double> shift, ReadOnlySpan<double> nominal)
    {
        Kernels.WeightedGram(problem.Matrix, problem.Stride, compliance, upper, rows, vectors);
        for (var i = 0; i < shift.Length; i++)
        {
            upper[(i * rows) + i] += shift[i];
        }

        for (var k = 0; k < rows; k++)
        {
            inverseDiagonal[k] = upper[(k * rows) + k];
        }

        Dependent = 0;
        for (var k = 0; k < rows; k++)
        {
            ChoosePivot(k, problem, nominal);
            Eliminate(k);
        }
    }

    /// <summary>Replaces a right-hand side by its solution.</summary>
    public void Solve(Span<double> x)
    {
        for (var k = 0; k < rows; k++)
        {
            x[k] *= inverseDiagonal[k];
            Subtract(x[k], upper.AsSpan(k * rows, rows), x[..rows], k + 1);
        }

        for (var k = rows - 1; k >= 0; k--)
        {
            var row = upper.AsSpan((k * rows) + k + 1, rows - k - 1);
            x[k] = (x[k] - Kernels.Dot(row, x[(k + 1)..rows], vectors)) * inverseDiagonal[k];
        }
    }

    private void ChoosePivot(int k, RecruitmentProblem problem, ReadOnlySpan<double> nominal)
    {
        var size = inverseDiagonal[k];
        var pivot = upper[(k * rows) + k];
        if (!(pivot > DependentPivot * size))
        {
            Dependent++;
            pivot = size > 0 ? size : Kernels.WeightedSquare(problem.Matrix.AsSpan(k * problem.Stride, problem.Stride), nominal, vectors);
        }

        inverseDiagonal[k] = 1 / Math.Sqrt(pivot > 0 ? pivot : 1);
    }

    // Rows below lose what this one explains.
    private void Eliminate(int k)
    {
        var row = upper.AsSpan(k * rows, rows);
        var inverse = inverseDiagonal[k];
        for (var i = k + 1; i < rows; i++)
        {
            row[i] *= inverse;
        }

        for (var i = k + 1; i < rows; i++)
        {
            Subtract(row[i], row, upper.AsSpan(i * rows, rows), i);
        }
    }

    // target −= factor · row from that column on; whole vectors from the end, so that the odd ones stand at the beginning.
    private void Subtract(double factor, ReadOnlySpan<double> row, Span<double> target, int start)
    {
        if (factor == 0)
        {
            return;
        }

        var j = rows;
        if (vectors)
        {
            ref var from = ref MemoryMarshal.GetReference(row);
            ref var to = ref MemoryMarshal.GetReference(target);
            var f = new Vector<double>(-factor);
            for (j -= Vector<double>.Count; j >= start; j -= Vector<double>.Count)
            {
                Vector.FusedMultiplyAdd(f, Vector.LoadUnsafe(ref from, (nuint)j), Vector.LoadUnsafe(ref to, (nuint)j)).StoreUnsafe(ref to, (nuint)j);
            }

            j += Vector<double>.Count;
        }

        for (j--; j >= start; j--)
        {
            target[j] -= factor * row[j];
        }
    }
}
