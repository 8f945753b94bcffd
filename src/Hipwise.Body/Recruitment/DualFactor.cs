using System.Numerics;

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
    private readonly bool[] dependent;

    public DualFactor(int paddedRows, bool vectors)
    {
        rows = paddedRows;
        this.vectors = vectors;
        upper = new double[paddedRows * paddedRows];
        inverseDiagonal = new double[paddedRows];
        dependent = new bool[paddedRows];
    }

    /// <summary>How many rows depended on others in the last factor; padding rows count.</summary>
    public int Dependent { get; private set; }

    /// <summary>Factors A·D·Aᵀ + diag(shift).</summary>
    /// <param name="problem">Holds A.</param>
    /// <param name="compliance">D's diagonal, none negative.</param>
    /// <param name="shift">None negative; empty for none.</param>
    /// <param name="spare">The pivot of a row that has no curvature at all, above 0.</param>
    public void Update(RecruitmentProblem problem, ReadOnlySpan<double> compliance, ReadOnlySpan<double> shift, ReadOnlySpan<double> spare)
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
            Eliminate(k, spare[k]);
        }
    }

    /// <summary>Replaces a right-hand side by its solution.</summary>
    public void Solve(Span<double> x)
    {
        for (var k = 0; k < rows; k++)
        {
            var value = x[k] * inverseDiagonal[k];
            x[k] = value;
            var row = upper.AsSpan(k * rows, rows);
            var whole = Math.Min(rows, (k + Vector<double>.Count) / Vector<double>.Count * Vector<double>.Count);
            for (var i = k + 1; i < whole; i++)
            {
                x[i] -= value * row[i];
            }

            Kernels.AddScaled(-value, row[whole..], x[whole..rows], vectors);
        }

        for (var k = rows - 1; k >= 0; k--)
        {
            var row = upper.AsSpan((k * rows) + k + 1, rows - k - 1);
            x[k] = (x[k] - Kernels.Dot(row, x[(k + 1)..rows], vectors)) * inverseDiagonal[k];
        }
    }

    private void Eliminate(int k, double spare)
    {
        var row = upper.AsSpan(k * rows, rows);
        var size = inverseDiagonal[k];
        var pivot = row[k];
        dependent[k] = !(pivot > DependentPivot * size);
        if (dependent[k])
        {
            Dependent++;
            pivot = size > 0 ? size : spare;
        }

        var inverse = 1 / Math.Sqrt(pivot);
        inverseDiagonal[k] = inverse;
        var whole = (k + 1) / Vector<double>.Count * Vector<double>.Count;
        for (var i = whole; i < rows; i++)
        {
            row[i] *= inverse;
        }

        // Rows below lose what this one explains. Each begins at a whole vector, so a few entries before its diagonal change too: nobody reads them.
        for (var i = k + 1; i < rows; i++)
        {
            var factor = row[i];
            if (factor != 0)
            {
                var start = i / Vector<double>.Count * Vector<double>.Count;
                Kernels.AddScaled(-factor, row[start..], upper.AsSpan((i * rows) + start, rows - start), vectors);
            }
        }
    }
}
