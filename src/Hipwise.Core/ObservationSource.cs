namespace Hipwise.Core;

/// <summary>Who or what made an observation, from the least to the most direct measurement.</summary>
public enum ObservationSource
{
    /// <summary>What the person felt or remembers.</summary>
    SelfReport,

    /// <summary>What the person measured or saw on themselves.</summary>
    SelfTest,

    /// <summary>What a helper saw or measured.</summary>
    Partner,

    /// <summary>What was measured on film.</summary>
    Camera,

    /// <summary>What a laboratory measured with markers.</summary>
    MotionCapture,

    /// <summary>What electrodes measured.</summary>
    Emg,
}

/// <summary>The written names of <see cref="ObservationSource"/>.</summary>
public static class ObservationSources
{
    private static readonly string[] Names = ["self-report", "self-test", "partner", "camera", "motion-capture", "emg"];

    /// <summary>All names, from the least to the most direct.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name as written in files, for instance <c>self-test</c>.</summary>
    public static string Word(this ObservationSource source) => Names[(int)source];

    /// <summary>The source with this name, or null.</summary>
    public static ObservationSource? TryParse(string name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (ObservationSource)index : null;
}
