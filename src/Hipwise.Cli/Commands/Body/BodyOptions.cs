using System.CommandLine;
using System.Globalization;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Setups;

namespace Hipwise.Cli.Commands.Body;

/// <summary>Options that several of the body's commands share, and what their words mean.</summary>
internal static class BodyOptions
{
    public static readonly Option<string> Model = new("--model") { Description = "The model.", HelpName = "M.osim", Required = true };
    public static readonly Option<string> Motion = new("--motion") { Description = "Its coordinates over time.", HelpName = "Q.mot", Required = true };

    public static readonly Option<string?> Loads = new("--external-loads")
    {
        Description = "Measured forces on it (ExternalLoads); the table is looked for beside this file.", HelpName = "L.xml",
    };

    public static readonly Option<string?> Lowpass = new("--lowpass")
    {
        Description = "Low-pass the coordinates first, as OpenSim does; without it they are taken as they are.", HelpName = "HZ",
    };

    public static readonly Option<string?> Time = new("--time")
    {
        Description = "Only from A to B seconds; either end may be left out, as in 0.5: (default: all of the motion).", HelpName = "A:B",
    };

    public static readonly Option<string?> Threads = new("--threads")
    {
        Description = "How many threads work (default: one for each core); the results are the same to the last byte.", HelpName = "N",
    };

    public static readonly Option<bool> AsOpenSim = new("--as-opensim")
    {
        Description = "Reckon muscles as OpenSim 4.6 does where it departs from geometry, to set results beside its own: paths around ellipsoids lie in planes, and"
            + " the active force of Millard's muscles in static optimisation is that along the fibre. Without it a pull is the slope of its length.",
    };

    public static Option<string> Output(string what, string name) => new("--output", "-o") { Description = what, HelpName = name, Required = true };

    public static TimeSpanSetup TimesOf(ParseResult parsed)
    {
        if (parsed.GetValue(Time) is not { } text)
        {
            return new(double.NegativeInfinity, double.PositiveInfinity);
        }

        var ends = text.Split(':');
        return ends.Length == 2 && TryEnd(ends[0], double.NegativeInfinity, out var first) && TryEnd(ends[1], double.PositiveInfinity, out var last) && first <= last
            ? new(first, last)
            : throw new MisuseException($"--time needs two moments in seconds, the earlier first, such as --time 0.5:2; '{text}' is not that.");
    }

    public static MuscleConvention ConventionOf(ParseResult parsed) => parsed.GetValue(AsOpenSim) ? MuscleConvention.OpenSim : MuscleConvention.Consistent;

    public static double? LowpassOf(ParseResult parsed) => parsed.GetValue(Lowpass) is { } text
        ? TryNumber(text, out var hertz) && hertz > 0
            ? hertz
            : throw new MisuseException($"--lowpass needs a frequency above 0 in Hz, such as --lowpass 6; '{text}' is not that.")
        : null;

    public static int ThreadsOf(ParseResult parsed) => parsed.GetValue(Threads) is { } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= 1024
            ? threads
            : throw new MisuseException($"--threads needs a whole number from 1 to 1024; '{text}' is not that.")
        : Environment.ProcessorCount;

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool TryEnd(string text, double open, out double end)
    {
        end = open;
        return text.Length == 0 || TryNumber(text, out end);
    }
}
