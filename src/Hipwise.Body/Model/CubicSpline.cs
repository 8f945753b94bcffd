namespace Hipwise.Body.Model;

// Interpolating cubic splines, told by their second derivatives at the knots.
internal static class CubicSpline
{
    /// <summary>Cubics between the knots and straight lines beyond them: four coefficients a piece, lowest power first.</summary>
    public static double[] Pieces(double[] x, double[] y, double[] second)
    {
        var n = x.Length;
        var pieces = new double[4 * (n + 1)];
        for (var i = 0; i < n - 1; i++)
        {
            var h = x[i + 1] - x[i];
            var at = 4 * (i + 1);
            pieces[at] = y[i];
            pieces[at + 1] = ((y[i + 1] - y[i]) / h) - (h * ((2 * second[i]) + second[i + 1]) / 6);
            pieces[at + 2] = second[i] / 2;
            pieces[at + 3] = (second[i + 1] - second[i]) / (6 * h);
        }

        var last = x[n - 1] - x[n - 2];
        pieces[0] = y[0];
        pieces[1] = pieces[5];
        pieces[4 * n] = y[n - 1];
        pieces[(4 * n) + 1] = ((y[n - 1] - y[n - 2]) / last) + (last * (second[n - 2] + (2 * second[n - 1])) / 6);
        return pieces;
    }

    public static double[] NaturalSecondDerivatives(double[] x, double[] y)
    {
        var (lower, diagonal, upper, right) = Interior(x, y);
        diagonal[0] = diagonal[^1] = 1;
        return SolveTridiagonal(lower, diagonal, upper, right);
    }

    // Forsythe, Malcolm and Moler's end condition: the third derivative of the end piece is that of the cubic through the four outermost knots.
    public static double[] SimmSecondDerivatives(double[] x, double[] y)
    {
        var n = x.Length;
        if (n == 2)
        {
            return new double[2];
        }

        var (lower, diagonal, upper, right) = Interior(x, y);
        diagonal[0] = upper[0] = diagonal[^1] = lower[^1] = 1;
        upper[0] = lower[^1] = -1;
        if (n > 3)
        {
            right[0] = -(x[1] - x[0]) * ThirdDerivative(x, y, 0);
            right[^1] = (x[n - 1] - x[n - 2]) * ThirdDerivative(x, y, n - 4);
        }

        return SolveTridiagonal(lower, diagonal, upper, right);
    }

    private static double ThirdDerivative(double[] x, double[] y, int from)
    {
        double Slope(int i) => (y[from + i + 1] - y[from + i]) / (x[from + i + 1] - x[from + i]);
        var first = (Slope(1) - Slope(0)) / (x[from + 2] - x[from]);
        var second = (Slope(2) - Slope(1)) / (x[from + 3] - x[from + 1]);
        return 6 * (second - first) / (x[from + 3] - x[from]);
    }

    private static (double[] Lower, double[] Diagonal, double[] Upper, double[] Right) Interior(double[] x, double[] y)
    {
        var n = x.Length;
        double[] lower = new double[n], diagonal = new double[n], upper = new double[n], right = new double[n];
        for (var i = 1; i < n - 1; i++)
        {
            double before = x[i] - x[i - 1], after = x[i + 1] - x[i];
            (lower[i], diagonal[i], upper[i]) = (before, 2 * (before + after), after);
            right[i] = 6 * (((y[i + 1] - y[i]) / after) - ((y[i] - y[i - 1]) / before));
        }

        return (lower, diagonal, upper, right);
    }

    private static double[] SolveTridiagonal(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        for (var i = 1; i < right.Length; i++)
        {
            var factor = lower[i] / diagonal[i - 1];
            diagonal[i] -= factor * upper[i - 1];
            right[i] -= factor * right[i - 1];
        }

        right[^1] /= diagonal[^1];
        for (var i = right.Length - 2; i >= 0; i--)
        {
            right[i] = (right[i] - (upper[i] * right[i + 1])) / diagonal[i];
        }

        return right;
    }
}
