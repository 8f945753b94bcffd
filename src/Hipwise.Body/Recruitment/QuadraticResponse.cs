using System.Numerics;
using System.Runtime.InteropServices;

namespace Hipwise.Body.Recruitment;

/// <summary>The answer to costs ½·h·a² − l·a: a = (c + l)/h, clipped to the bounds.</summary>
internal sealed class QuadraticResponse(RecruitmentProblem problem, bool vectors) : Response
{
    private readonly double[] wished = new double[problem.Stride];
    private readonly double[] speed = new double[problem.Stride];
    private readonly double[] direction = new double[problem.Stride];

    /// <summary>1/h for each variable; 0 in the padding.</summary>
    public double[] Inverse { get; } = new double[problem.Stride];

    /// <summary>l for each variable.</summary>
    public double[] Linear { get; } = new double[problem.Stride];

    /// <summary>h·a − l.</summary>
    public double CostSlope(int j, double activation) => (activation / Inverse[j]) - Linear[j];

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<double> prices, Span<double> activations, Span<double> compliance)
    {
        var (lower, upper) = (problem.LowerArray, problem.UpperArray);
        var start = 0;
        if (vectors)
        {
            var zero = Vector<double>.Zero;
            for (; start < prices.Length; start += Vector<double>.Count)
            {
                var (low, high, inverse) = (new Vector<double>(lower, start), new Vector<double>(upper, start), new Vector<double>(Inverse, start));
                var wish = (new Vector<double>(prices[start..]) + new Vector<double>(Linear, start)) * inverse;
                var within = Vector.Min(Vector.Max(wish, low), high);
                within.CopyTo(activations[start..]);
                var free = Vector.BitwiseAnd(Vector.Equals(wish, within), Vector.LessThan(low, high));
                Vector.ConditionalSelect(free, inverse, zero).CopyTo(compliance[start..]);
            }
        }

        for (var j = start; j < prices.Length; j++)
        {
            var wish = (prices[j] + Linear[j]) * Inverse[j];
            activations[j] = Math.Min(Math.Max(wish, lower[j]), upper[j]);
            compliance[j] = wish >= lower[j] && wish <= upper[j] && lower[j] < upper[j] ? Inverse[j] : 0;
        }
    }

    /// <inheritdoc/>
    public override void Aim(ReadOnlySpan<double> prices, ReadOnlySpan<double> direction)
    {
        direction.CopyTo(this.direction);
        var start = 0;
        for (; vectors && start < prices.Length; start += Vector<double>.Count)
        {
            var inverse = new Vector<double>(Inverse, start);
            ((new Vector<double>(prices[start..]) + new Vector<double>(Linear, start)) * inverse).CopyTo(wished, start);
            (new Vector<double>(direction[start..]) * inverse).CopyTo(speed, start);
        }

        for (var j = start; j < prices.Length; j++)
        {
            wished[j] = (prices[j] + Linear[j]) * Inverse[j];
            speed[j] = direction[j] * Inverse[j];
        }
    }

    /// <inheritdoc/>
    public override (double Value, double Slope) Along(double step)
    {
        if (!vectors)
        {
            return ScalarAlong(step);
        }

        var lower = MemoryMarshal.Cast<double, Vector<double>>(problem.LowerArray);
        var upper = MemoryMarshal.Cast<double, Vector<double>>(problem.UpperArray);
        var u = MemoryMarshal.Cast<double, Vector<double>>(wished);
        var v = MemoryMarshal.Cast<double, Vector<double>>(speed);
        var q = MemoryMarshal.Cast<double, Vector<double>>(direction);
        var (value, slope, t) = (Vector<double>.Zero, Vector<double>.Zero, new Vector<double>(step));
        for (var k = 0; k < u.Length; k++)
        {
            var wish = Vector.FusedMultiplyAdd(t, v[k], u[k]);
            var within = Vector.Min(Vector.Max(wish, lower[k]), upper[k]);
            value = Vector.FusedMultiplyAdd(q[k], within, value);
            slope += Vector.ConditionalSelect(Vector.Equals(wish, within), q[k] * v[k], Vector<double>.Zero);
        }

        return (Vector.Sum(value), Vector.Sum(slope));
    }

    private (double Value, double Slope) ScalarAlong(double step)
    {
        var (value, slope) = (0.0, 0.0);
        for (var j = 0; j < wished.Length; j++)
        {
            var wish = wished[j] + (step * speed[j]);
            var within = Math.Min(Math.Max(wish, problem.LowerArray[j]), problem.UpperArray[j]);
            value += direction[j] * within;
            slope += wish == within ? direction[j] * speed[j] : 0;
        }

        return (value, slope);
    }
}
