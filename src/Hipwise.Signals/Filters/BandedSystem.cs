namespace Hipwise.Signals.Filters;

/// <summary>Linear equations whose row i has its coefficients near column i, solved by elimination with row exchange.</summary>
internal sealed class BandedSystem
{
    private readonly int count;
    private readonly int reach;
    private readonly int width;
    private readonly double[] rows;
    private readonly double[] right;

    /// <summary>All coefficients 0.</summary>
    /// <param name="count">Equations and unknowns.</param>
    /// <param name="reach">No coefficient is farther than this from the diagonal.</param>
    public BandedSystem(int count, int reach)
    {
        this.count = count;
        this.reach = reach;
        width = (3 * reach) + 1;
        rows = new double[count * width];
        right = new double[count];
    }

    /// <summary>Sets one equation.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="firstColumn">Column of the first coefficient.</param>
    /// <param name="coefficients">What lies outside the unknowns must be 0.</param>
    /// <param name="value">The right-hand side.</param>
    public void SetRow(int row, int firstColumn, ReadOnlySpan<double> coefficients, double value)
    {
        for (var k = 0; k < coefficients.Length; k++)
        {
            if (coefficients[k] != 0)
            {
                At(row, firstColumn + k) = coefficients[k];
            }
        }

        right[row] = value;
    }

    /// <summary>The unknowns; the equations are used up.</summary>
    public double[] Solve()
    {
        for (var k = 0; k < count; k++)
        {
            Exchange(k);
            for (var i = k + 1; i < Math.Min(count, k + reach + 1); i++)
            {
                var factor = At(i, k) / At(k, k);
                for (var j = k; factor != 0 && j < Math.Min(count, k + (2 * reach) + 1); j++)
                {
                    At(i, j) -= factor * At(k, j);
                }

                right[i] -= factor * right[k];
            }
        }

        for (var k = count - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < Math.Min(count, k + (2 * reach) + 1); j++)
            {
                right[k] -= At(k, j) * right[j];
            }

            right[k] /= At(k, k);
        }

        return right;
    }

    private ref double At(int row, int column) => ref rows[(row * width) + column - row + reach];

    private void Exchange(int k)
    {
        var best = k;
        for (var i = k + 1; i < Math.Min(count, k + reach + 1); i++)
        {
            best = Math.Abs(At(i, k)) > Math.Abs(At(best, k)) ? i : best;
        }

        if (best == k)
        {
            return;
        }

        for (var j = k; j < Math.Min(count, k + (2 * reach) + 1); j++)
        {
            (At(k, j), At(best, j)) = (At(best, j), At(k, j));
        }

        (right[k], right[best]) = (right[best], right[k]);
    }
}
