namespace Hipwise.Signals.Emg.Onsets;

/// <summary>One way of telling activity from rest.</summary>
public interface IOnsetDetector
{
    /// <summary>What it is called in results and tables.</summary>
    string Name { get; }

    /// <summary>Where there is activity, by place; runs may be short and close together.</summary>
    /// <param name="samples">Conditioned, evenly spaced, all finite.</param>
    /// <param name="rest">Of the same channel.</param>
    IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest);

    /// <summary>How often rest alone would pass for activity if it were normal noise of its measured width (1/min); NaN where no closed form is known to us and only
    /// trying tells.</summary>
    /// <param name="rest">Of the channel.</param>
    double FalseAlarmsPerMinute(RestNoise rest);
}
