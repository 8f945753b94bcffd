namespace Hipwise.Signals;

/// <summary>What a recorded channel measures, as far as its unit tells.</summary>
public enum SignalKind
{
    /// <summary>No unit is given, or none that is known: the numbers mean nothing until somebody says what they are.</summary>
    Unknown,

    /// <summary>In volts, as muscles' electrical activity is.</summary>
    Voltage,

    /// <summary>In newtons.</summary>
    Force,

    /// <summary>In newton metres.</summary>
    Moment,

    /// <summary>In metres a second squared.</summary>
    Acceleration,

    /// <summary>In radians a second.</summary>
    AngularVelocity,

    /// <summary>In metres.</summary>
    Length,

    /// <summary>In radians.</summary>
    Angle,

    /// <summary>In seconds.</summary>
    Time,

    /// <summary>A share of one.</summary>
    Share,

    /// <summary>Steps of a converter that nobody has told the size of.</summary>
    Count,
}

/// <summary>A unit as a file writes it, and what that means.</summary>
/// <param name="Text">As it stands in the file; empty when there is none.</param>
/// <param name="Kind">What is measured; <see cref="SignalKind.Unknown"/> for a text that is not known, which is never guessed.</param>
/// <param name="PerUnit">How many of the kind's own unit (V, N, N m, m/s², rad/s, m, rad, s) one of these is; 1 where the kind has none.</param>
public sealed record SignalUnit(string Text, SignalKind Kind, double PerUnit)
{
    private const double Gravity = 9.80665;
    private const double Degree = Math.PI / 180;

    private static readonly Dictionary<string, (SignalKind Kind, double PerUnit)> Known = new(StringComparer.Ordinal)
    {
        ["V"] = (SignalKind.Voltage, 1), ["v"] = (SignalKind.Voltage, 1), ["Volts"] = (SignalKind.Voltage, 1), ["volts"] = (SignalKind.Voltage, 1),
        ["Volt"] = (SignalKind.Voltage, 1), ["volt"] = (SignalKind.Voltage, 1), ["mV"] = (SignalKind.Voltage, 1e-3), ["mv"] = (SignalKind.Voltage, 1e-3),
        ["uV"] = (SignalKind.Voltage, 1e-6), ["uv"] = (SignalKind.Voltage, 1e-6), ["UV"] = (SignalKind.Voltage, 1e-6), ["nV"] = (SignalKind.Voltage, 1e-9),
        ["N"] = (SignalKind.Force, 1), ["nt"] = (SignalKind.Force, 1), ["kN"] = (SignalKind.Force, 1e3),
        ["Nm"] = (SignalKind.Moment, 1), ["N.m"] = (SignalKind.Moment, 1), ["N*m"] = (SignalKind.Moment, 1), ["N m"] = (SignalKind.Moment, 1),
        ["Nmm"] = (SignalKind.Moment, 1e-3), ["N.mm"] = (SignalKind.Moment, 1e-3), ["N*mm"] = (SignalKind.Moment, 1e-3), ["ntmm"] = (SignalKind.Moment, 1e-3),
        ["m/s2"] = (SignalKind.Acceleration, 1), ["m/s^2"] = (SignalKind.Acceleration, 1), ["m/s/s"] = (SignalKind.Acceleration, 1),
        ["mm/s2"] = (SignalKind.Acceleration, 1e-3), ["mm/s^2"] = (SignalKind.Acceleration, 1e-3), ["g"] = (SignalKind.Acceleration, Gravity),
        ["G"] = (SignalKind.Acceleration, Gravity), ["mg"] = (SignalKind.Acceleration, Gravity * 1e-3),
        ["rad/s"] = (SignalKind.AngularVelocity, 1), ["deg/s"] = (SignalKind.AngularVelocity, Degree), ["deg/sec"] = (SignalKind.AngularVelocity, Degree),
        ["°/s"] = (SignalKind.AngularVelocity, Degree), ["dps"] = (SignalKind.AngularVelocity, Degree),
        ["m"] = (SignalKind.Length, 1), ["cm"] = (SignalKind.Length, 1e-2), ["mm"] = (SignalKind.Length, 1e-3),
        ["rad"] = (SignalKind.Angle, 1), ["deg"] = (SignalKind.Angle, Degree), ["°"] = (SignalKind.Angle, Degree), ["degrees"] = (SignalKind.Angle, Degree),
        ["s"] = (SignalKind.Time, 1), ["sec"] = (SignalKind.Time, 1), ["ms"] = (SignalKind.Time, 1e-3), ["msec"] = (SignalKind.Time, 1e-3),
        ["us"] = (SignalKind.Time, 1e-6), ["min"] = (SignalKind.Time, 60), ["seconds"] = (SignalKind.Time, 1), ["Seconds"] = (SignalKind.Time, 1),
        ["%"] = (SignalKind.Share, 1e-2),
        ["bit"] = (SignalKind.Count, 1), ["bits"] = (SignalKind.Count, 1), ["counts"] = (SignalKind.Count, 1), ["raw"] = (SignalKind.Count, 1),
        ["RAW"] = (SignalKind.Count, 1), ["d.u."] = (SignalKind.Count, 1), ["adu"] = (SignalKind.Count, 1),
    };

    /// <summary>Where a file says nothing.</summary>
    public static SignalUnit None { get; } = new("", SignalKind.Unknown, 1);

    /// <summary>The meaning of a unit's text; capitals count, for MV is no mV. Both micro signs stand for u, a raised two for 2.</summary>
    /// <param name="text">As it stands in the file; blanks around it are left out.</param>
    public static SignalUnit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = text.Trim();
        var key = shown.Replace('µ', 'u').Replace('μ', 'u').Replace('²', '2');
        return Known.TryGetValue(key, out var meaning) ? new(shown, meaning.Kind, meaning.PerUnit) : None with { Text = shown };
    }
}
