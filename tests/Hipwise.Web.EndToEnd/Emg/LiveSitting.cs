using System.Globalization;
using System.Text;
using Hipwise.Signals.Emg;

namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>A made-up recording of both buttocks: noise, and louder noise from squeeze to squeeze, as a table of text.</summary>
internal static class LiveSitting
{
    private const int Rate = 1000;
    private const double Seconds = 15.5;
    private const double Loud = 12;

    /// <summary>Squeezes on the left, from and to (s).</summary>
    public static readonly (double From, double To)[] Left = [(5.6, 11.1), (12, 13.6)];

    /// <summary>On the right.</summary>
    public static readonly (double From, double To)[] Right = [(6.2, 8.4), (9.4, 14.6)];

    /// <summary>The table.</summary>
    public static byte[] Csv { get; } = Make();

    private static byte[] Make()
    {
        var (noise, text) = (new SeededNoise(11), new StringBuilder("Time [s],GMAX_L [uV],GMAX_R [uV]\n"));
        for (var i = 0; i < Seconds * Rate; i++)
        {
            var t = (double)i / Rate;
            text.Append(CultureInfo.InvariantCulture, $"{t:0.000},{Value(Left, t, noise):0.00},{Value(Right, t, noise):0.00}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static double Value((double From, double To)[] squeezes, double t, SeededNoise noise) =>
        noise.NextNormal() * (squeezes.Any(one => t >= one.From && t < one.To) ? Loud : 1);
}
