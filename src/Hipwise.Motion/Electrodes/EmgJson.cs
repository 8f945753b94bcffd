using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Motion.Electrodes.Screens;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes;

/// <summary>Writes a reading as JSON; docs/schemas/emg.schema.json says what stands where.</summary>
public static class EmgJson
{
    private const int Digits = 6;
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON as UTF-8, indented. Numbers have six digits; those that are not known are null.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="trial">What it tells about a screen; null without one.</param>
    public static byte[] Write(EmgReading reading, EmgTrial? trial = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("knowledgeVersion", reading.KnowledgeVersion);
            json.WriteString("file", reading.File);
            json.WriteString("format", reading.Format);
            json.WriteString("started", reading.Started?.ToString("s", CultureInfo.InvariantCulture));
            Number(json, "start", reading.Start);
            Number(json, "end", reading.End);
            List(json, "channels", reading.Result.Channels, channel => Channel(json, reading.Sheet.Of(channel.Placement.Channel), channel));
            List(json, "orders", reading.Result.Orders, order => Order(json, order));
            List(json, "sides", reading.Result.Sides, difference => Sides(json, difference));
            List(json, "coActivations", reading.Result.CoActivations, both => Together(json, both));
            if (trial is not null)
            {
                EmgTrialJson.Write(json, trial);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Channel(Utf8JsonWriter json, Electrode electrode, EmgChannel channel)
    {
        json.WriteString("label", electrode.Channel.Label);
        json.WriteString("use", electrode.Use.Word());
        json.WriteString("muscle", electrode.Muscle);
        json.WriteString("name", electrode.Name);
        json.WriteString("side", electrode.Side?.Word());
        json.WriteString("unit", electrode.Unit.Text);
        json.WriteBoolean("usable", channel.Quality.IsUsable);
        Number(json, "lineHz", channel.Quality.LineFrequency);
        Number(json, "signalToNoiseDb", channel.Quality.SignalToNoise);
        List(json, "problems", channel.Quality.Problems, problem => Problem(json, problem));
        Object(json, "rest", channel.Rest, rest => Rest(json, rest));
        List(json, "bursts", channel.Bursts, burst => Burst(json, burst));
        List(json, "faint", channel.Faint, burst => Burst(json, burst));
        Object(json, "amplitude", channel.Amplitude, amplitude => Amplitude(json, amplitude));
        Object(json, "fatigue", channel.Fatigue, fatigue => Fatigue(json, fatigue));
        Object(json, "repetitions", channel.Repetitions, repetitions =>
        {
            json.WriteNumber("count", repetitions.Count);
            Spread(json, "seconds", repetitions.Seconds);
            Spread(json, "interval", repetitions.Interval);
            Spread(json, "rms", repetitions.Rms);
            Spread(json, "peak", repetitions.Peak);
        });
        Object(json, "cycle", channel.Cycle, cycle =>
        {
            json.WriteString("event", cycle.Event);
            json.WriteNumber("cycles", cycle.Cycles);
            Numbers(json, "mean", cycle.Mean);
            Numbers(json, "sd", cycle.Sd);
        });
    }

    private static void Problem(Utf8JsonWriter json, EmgProblem problem)
    {
        json.WriteString("check", problem.Check switch
        {
            EmgCheck.LineNoise => "line-noise", EmgCheck.LowSignal => "low-signal", EmgCheck.TooLittle => "too-little",
            EmgCheck.NoRest => "no-rest", var one => one.ToString().ToLowerInvariant(),
        });
        Number(json, "value", problem.Value);
        Number(json, "limit", problem.Limit);
        Number(json, "start", problem.Start);
        Number(json, "end", problem.End);
        json.WriteBoolean("fails", problem.Fails);
    }

    private static void Rest(Utf8JsonWriter json, EmgRest rest)
    {
        Number(json, "rms", rest.Rms);
        Number(json, "seconds", rest.Seconds);
        Number(json, "start", rest.Start);
        Number(json, "end", rest.End);
        Number(json, "thresholdMultiple", rest.Threshold);
        Number(json, "falseAlarmsPerMinute", rest.FalseAlarmsPerMinute);
    }

    private static void Burst(Utf8JsonWriter json, EmgBurst burst)
    {
        Estimate(json, "onset", burst.Onset);
        Estimate(json, "offset", burst.Offset);
        Estimate(json, "rms", burst.Rms);
        Number(json, "peak", burst.Peak);
        Estimate(json, "share", burst.Share);
        List(json, "detections", burst.Detections, one =>
        {
            json.WriteString("detector", one.Detector);
            Number(json, "onset", one.Onset);
            Number(json, "offset", one.Offset);
        });
    }

    private static void Amplitude(Utf8JsonWriter json, EmgAmplitude amplitude)
    {
        json.WriteString("basis", Word(amplitude.Basis));
        Estimate(json, "reference", amplitude.Reference);
        Estimate(json, "share", amplitude.Share);
        Whole(json, "band", amplitude.Band);
        Whole(json, "lowestBand", amplitude.LowestBand);
        Whole(json, "highestBand", amplitude.HighestBand);
        Numbers(json, "attempts", amplitude.Attempts);
        json.WriteString("refused", amplitude.Refused switch
        {
            EmgRefusal.Quality => "quality", EmgRefusal.TooFewAttempts => "too-few-attempts", EmgRefusal.Unsteady => "unsteady", _ => null,
        });
    }

    private static void Fatigue(Utf8JsonWriter json, EmgFatigue fatigue)
    {
        Estimate(json, "welchHzPerMinute", fatigue.Welch);
        Estimate(json, "burgHzPerMinute", fatigue.Burg);
        Number(json, "startHz", fatigue.Start);
        json.WriteNumber("left", fatigue.Left);
        List(json, "points", fatigue.Points, point =>
        {
            Number(json, "time", point.Time);
            Number(json, "welchHz", point.Welch);
            Number(json, "burgHz", point.Burg);
        });
    }

    private static void Order(Utf8JsonWriter json, EmgOrder order)
    {
        json.WriteString("first", order.First);
        json.WriteString("second", order.Second);
        json.WriteNumber("repetitions", order.Repetitions);
        Estimate(json, "delay", order.Delay);
        Numbers(json, "each", order.Each);
        Number(json, "firstLeads", order.FirstLeads);
    }

    private static void Sides(Utf8JsonWriter json, EmgSideDifference difference)
    {
        json.WriteString("muscle", difference.Muscle);
        json.WriteString("left", difference.Left);
        json.WriteString("right", difference.Right);
        if (difference.Difference is { } share)
        {
            Estimate(json, "difference", share);
        }
        else
        {
            json.WriteNull("difference");
        }

        Number(json, "leftBurstSeconds", difference.LeftBurstSeconds);
        Number(json, "rightBurstSeconds", difference.RightBurstSeconds);
        json.WriteBoolean("beyondError", difference.IsBeyondError);
    }

    private static void Together(Utf8JsonWriter json, EmgCoActivation both)
    {
        json.WriteString("first", both.First);
        json.WriteString("second", both.Second);
        Number(json, "index", both.Index);
        Number(json, "overlap", both.Overlap);
        json.WriteString("basis", Word(both.Basis));
    }

    private static string Word(EmgBasis basis) => basis == EmgBasis.StrongestContraction ? "strongest-contraction" : "strongest-burst";

    private static void Estimate(Utf8JsonWriter json, string name, EmgEstimate estimate)
    {
        json.WriteStartObject(name);
        Number(json, "value", estimate.Value);
        Number(json, "low", estimate.Low);
        Number(json, "high", estimate.High);
        json.WriteEndObject();
    }

    private static void Spread(Utf8JsonWriter json, string name, EmgSpread spread)
    {
        json.WriteStartObject(name);
        Estimate(json, "mean", spread.Mean);
        Number(json, "sd", spread.Sd);
        Number(json, "least", spread.Least);
        Number(json, "most", spread.Most);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Object<T>(Utf8JsonWriter json, string name, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, ImmutableArray<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumberValue(Rounded(value));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private static void Whole(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Rounded(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static double Rounded(double value) => double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
