using Hipwise.Body.Model;

namespace Hipwise.Body.Muscles;

// Quintic Bézier pieces joined smoothly, with straight lines beyond both ends: the curves of Millard 2013. Each piece bends from one
// tangent into the next; at its ends the second derivative is 0.
internal sealed class BezierCurve
{
    private const int Samples = 16;
    private const int MostSteps = 20;
    private readonly double[] _starts;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _guess;
    private readonly Corner _first;
    private readonly Corner _last;

    // The points and slopes between which the pieces bend; curviness 0 is nearly a broken line, 1 nearly the two tangents.
    private BezierCurve(Corner[] corners, double[] curviness)
    {
        var pieces = corners.Length - 1;
        (_first, _last) = (corners[0], corners[^1]);
        _starts = [.. corners.Select(corner => corner.X)];
        (_x, _y, _guess) = (new double[6 * pieces], new double[6 * pieces], new double[Samples * pieces]);
        for (var i = 0; i < pieces; i++)
        {
            AddPiece(i, corners[i], corners[i + 1], 0.1 + (0.8 * curviness[i]));
        }
    }

    public static BezierCurve Through(double curviness, params Corner[] corners) =>
        new(corners, [.. Enumerable.Repeat(curviness, corners.Length - 1)]);

    public static BezierCurve Through(double[] curviness, params Corner[] corners) => new(corners, curviness);

    public double Evaluate(double x) => Evaluate(x, out _);

    public double Evaluate(double x, out double slope)
    {
        if (x <= _first.X)
        {
            slope = _first.Slope;
            return _first.Y + ((x - _first.X) * slope);
        }

        if (x >= _last.X)
        {
            slope = _last.Slope;
            return _last.Y + ((x - _last.X) * slope);
        }

        var piece = 0;
        while (x > _starts[piece + 1])
        {
            piece++;
        }

        var u = FindParameter(piece, x, out var dx);
        var y = Polynomial(_y.AsSpan(6 * piece, 6), u, out var dy);
        slope = dx > 0 ? dy / dx : 0;
        return y;
    }

    private double FindParameter(int piece, double x, out double dx)
    {
        var place = (x - _starts[piece]) / (_starts[piece + 1] - _starts[piece]) * (Samples - 1);
        var left = Math.Min((int)place, Samples - 2);
        var guesses = _guess.AsSpan(Samples * piece, Samples);
        var u = guesses[left] + ((place - left) * (guesses[left + 1] - guesses[left]));
        var coefficients = _x.AsSpan(6 * piece, 6);
        dx = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            var error = Polynomial(coefficients, u, out dx) - x;
            var next = Math.Clamp(u - (error / Math.Max(dx, 1e-12)), 0, 1);
            var moved = Math.Abs(next - u);
            u = next;
            if (moved < 1e-13)
            {
                break;
            }
        }

        return u;
    }

    private void AddPiece(int piece, Corner a, Corner b, double c)
    {
        var meet = Math.Abs(a.Slope - b.Slope) > 1e-8
            ? (b.Y - a.Y - (b.X * b.Slope) + (a.X * a.Slope)) / (a.Slope - b.Slope)
            : (a.X + b.X) / 2;
        var height = ((meet - b.X) * b.Slope) + b.Y;
        if (!(a.X < b.X && meet >= a.X && meet <= b.X))
        {
            throw new ModelException($"A muscle curve cannot be drawn: between {a.X:G6} and {b.X:G6} its tangents do not meet.");
        }

        ToPowers(a.X, a.X + (c * (meet - a.X)), b.X + (c * (meet - b.X)), b.X, _x.AsSpan(6 * piece, 6));
        ToPowers(a.Y, a.Y + (c * (height - a.Y)), b.Y + (c * (height - b.Y)), b.Y, _y.AsSpan(6 * piece, 6));
        for (var i = 0; i < Samples; i++)
        {
            _guess[(Samples * piece) + i] = Bisect(_x.AsSpan(6 * piece, 6), a.X + ((b.X - a.X) * i / (Samples - 1)));
        }
    }

    private static double Bisect(ReadOnlySpan<double> coefficients, double x)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Polynomial(coefficients, middle, out _) < x ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // Control points p, q, q, r, r, s as a polynomial in u, lowest power first.
    private static void ToPowers(double p, double q, double r, double s, Span<double> c)
    {
        c[0] = p;
        c[1] = 5 * (q - p);
        c[2] = 10 * (p - q);
        c[3] = 10 * (r - p);
        c[4] = 5 * (p + (2 * q) - (3 * r));
        c[5] = s - p + (5 * (r - q));
    }

    private static double Polynomial(ReadOnlySpan<double> c, double u, out double derivative)
    {
        derivative = c[1] + (u * ((2 * c[2]) + (u * ((3 * c[3]) + (u * ((4 * c[4]) + (u * 5 * c[5])))))));
        return c[0] + (u * (c[1] + (u * (c[2] + (u * (c[3] + (u * (c[4] + (u * c[5])))))))));
    }

    internal readonly record struct Corner(double X, double Y, double Slope);
}
