using Hipwise.Formats.SignalText;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.SignalText;

/// <summary>Tables of signals as programs and people write them.</summary>
public class SignalTextReaderTests
{
    private static readonly SignalTextOptions None = new();

    private static RecordingFile Read(string text, SignalTextOptions? options = null) => SignalTextReader.Read(Text.Stream(text), "emg.csv", options ?? None);

    [Theory]
    [InlineData("Time [s],EMG glut [mV],Force (N)\n0,0.5,1\n0.001,-0.25,2\n0.002,1e-3,3\n")]
    [InlineData("Time [s];EMG glut [mV];Force (N)\n0;0,5;1\n0,001;-0,25;2\n0,002;1e-3;3\n")]
    [InlineData("Time (s)\tEMG glut (mV)\tForce [N]\r\n0,000\t0,5\t1,0\r\n0,001\t-0,25\t2,0\r\n0,002\t0,001\t3,0\r\n")]
    [InlineData("# Time[ms]  EMG_glut[mV]  Force[N]\n 0  0.5  1\n 1  -0.25  2\n 2  0.001  3\n")]
    [InlineData("Time[ms] EMG_glut[mV] Force[N]\n0 0,5 1,0\n1 -0,25 2,0\n2 0,001 3,0\n")]
    [InlineData("A study\nof hips\n\nTime,EMG glut,Force\ns,mV,N\n0,0.5,1\n0.001,-0.25,2\n\n0.002,0.001,3\n")]
    [InlineData("\"Time [s]\",\"EMG glut [mV]\",\"Force (N)\"\n\"0\",\"0.5\",\"1\"\n\"0.001\",\"-0.25\",\"2\"\n\"0.002\",\"0.001\",\"3\"\n")]
    public void The_same_recording_is_read_however_it_is_written(string text)
    {
        var file = Read(text);
        file.Warnings.ShouldBeEmpty();
        var (emg, force) = (file.Recording.Channels[0], file.Recording.Channels[1]);
        (emg.Label.Replace('_', ' '), emg.Unit.Kind, emg.Unit.PerUnit, force.Label, force.Unit.Kind).ShouldBe(("EMG glut", SignalKind.Voltage, 1e-3, "Force", SignalKind.Force));
        emg.Samples.ShouldBe([0.5, -0.25, 0.001], 1e-12);
        force.Samples.ShouldBe([1, 2, 3]);
        emg.Rate.ShouldBe(1000, 1e-6);
    }

    [Theory]
    [InlineData("EMG [µV]", "EMG", SignalKind.Voltage)]
    [InlineData("EMG (uV)", "EMG", SignalKind.Voltage)]
    [InlineData("EMG (left)", "EMG (left)", SignalKind.Unknown)]
    [InlineData("EMG [a.u.]", "EMG", SignalKind.Unknown)]
    [InlineData("EMG (MV)", "EMG (MV)", SignalKind.Unknown)]
    [InlineData("EMG", "EMG", SignalKind.Unknown)]
    public void A_unit_that_is_not_known_stays_unknown_and_is_told(string header, string label, SignalKind kind)
    {
        var file = Read($"Time [s];{header}\n0;1\n0.5;2\n");
        (file.Recording.Channels[0].Label, file.Recording.Channels[0].Unit.Kind).ShouldBe((label, kind));
        file.Warnings.Any(warning => warning.Text.Contains("stays unknown", StringComparison.Ordinal)).ShouldBe(kind == SignalKind.Unknown);
    }

    [Fact]
    public void A_person_may_state_rate_and_unit_of_a_bare_column()
    {
        var file = Read("1\n2\n\n3\n", new() { Rate = 500, Unit = SignalUnit.Parse("mV") });
        file.Warnings.ShouldBeEmpty();
        (file.Recording.Channels[0].Rate, file.Recording.Channels[0].Label, file.Recording.Channels[0].Unit.Text).ShouldBe((500, "channel_1", "mV"));
        file.Recording.Channels[0].Samples.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Without_times_and_rate_the_mend_is_told() =>
        Text.Bad(() => Read("EMG [mV]\n1\n2\n")).Message.ShouldBe(
            "emg.csv: Neither a column of times nor a rate is there; add a column 'Time [s]', or say how many samples a second there are.");

    [Theory]
    [InlineData("0\n0.01\n0.02\n", null, 100, true)]
    [InlineData("0\n10\n20\n", 100.0, 100, true)]
    [InlineData("0\n1\n2\n", null, 0, false)]
    public void Times_without_a_unit_are_seconds_or_milliseconds_only_where_that_is_plain(string times, double? rate, double expected, bool isRead)
    {
        var text = "Time,EMG [mV]\n" + times.Replace("\n", ",1\n");
        if (!isRead)
        {
            Text.Bad(() => Read(text, new() { Rate = rate })).Problem.ShouldContain("call the column 'Time [s]' or 'Time [ms]'");
            return;
        }

        var file = Read(text, new() { Rate = rate });
        file.Recording.Channels[0].Rate.ShouldBe(expected, 1e-9);
        file.Warnings.ShouldHaveSingleItem().Text.ShouldContain("seconds are taken");
    }

    [Fact]
    public void Gaps_in_time_stay_gaps_and_empty_cells_are_missing_samples()
    {
        var file = Read("Time [s],EMG [mV]\n0,1\n0.1,\n0.2,NaN\n5,4\n5.1,5\n");
        var channel = file.Recording.Channels[0];
        channel.Stretches.ShouldBe([new Stretch(0, 0, 3), new Stretch(5, 3, 2)]);
        channel.Samples.Select(double.IsNaN).ShouldBe([false, true, true, false, false]);
        channel.Rate.ShouldBe(10, 1e-9);
        file.Warnings.ShouldHaveSingleItem().Text.ShouldBe("There are 1 gaps; they are kept.");
    }

    [Fact]
    public void Times_with_few_decimals_give_the_mean_rate()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"{Math.Round(i / 1925.926, 3):0.000},{i % 7}"));
        var file = Read("Time [s],EMG [mV]\n" + string.Join('\n', rows));
        file.Recording.Channels[0].Rate.ShouldBe(1925.926, 1);
        file.Recording.Channels[0].Stretches.Length.ShouldBe(1);
    }

    [Fact]
    public void OpenSignals_tells_columns_rate_and_bits()
    {
        const string text = """
            # OpenSignals Text File Format. Version 1
            # {"00:07:80:3B:46:58": {"sensor": ["EMG", "EMG"], "device name": "00:07:80:3B:46:58", "column": ["nSeq", "DI", "CH1", "CH2"], "time": "12:30:10.1", "date": "2026-8-2", "device": "biosignalsplux", "sampling rate": 2000, "label": ["CH1", "CH2"], "resolution": [4, 1, 16, 16]}}
            # EndOfHeader

            """;
        var file = Read(text + "0\t0\t32768\t32700\t\n1\t0\t32769\t32701\t\n2\t0\t32770\t32702\t\n");
        file.Format.ShouldBe("OpenSignals");
        file.Warnings.ShouldBeEmpty();
        file.Recording.Channels.Select(channel => (channel.Label, channel.Unit.Kind, channel.Rate, channel.Description))
            .ShouldBe([("DI", SignalKind.Count, 2000, "16 bits"), ("CH1", SignalKind.Count, 2000, "16 bits"), ("CH2", SignalKind.Count, 2000, "16 bits")]);
        Read(text + "0\t0\t1\t1\n1\t0\t2\t2\n9\t0\t3\t3\n").Warnings.ShouldHaveSingleItem().Text.ShouldContain("leave out some in 1 places");
    }

    [Theory]
    [InlineData("OpenSignals")]
    [InlineData("ANC")]
    public void Every_count_of_a_made_up_recording_is_read(string format)
    {
        const int Count = 5000;
        var random = new Random(13);
        var counts = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Count).Select(_ => random.Next(format == "ANC" ? -32768 : 0, format == "ANC" ? 32768 : 65536)).ToArray()).ToArray();
        // The running number of OpenSignals has four bits and begins anew after 15.
        string Row(int i) => format == "ANC"
            ? FormattableString.Invariant($"{i / 2000.0:0.0000}\t{counts[0][i]}\t{counts[1][i]}\t{counts[2][i]}\n")
            : $"{i % 16}\t{counts[0][i]}\t{counts[1][i]}\t{counts[2][i]}\t\n";
        var head = format == "ANC"
            ? "File_Type:\tAnalog R/C ASCII\tGeneration#:\t1\nBoard_Type:\tNational PCI\tPolarity:\tBipolar\nTrial_Name:\tgait\tTrial#:\t1\tDuration(Sec.):\t2.5\t#Channels:\t3\n"
                + "BitDepth:\t16\tPreciseRate:\t2000.000000\n\n\nName\tA1\tA2\tA3\nRate\t2000\t2000\t2000\nRange\t5000\t5000\t5000\n"
            : "# OpenSignals Text File Format. Version 1\n# {\"98:D3:31\": {\"sensor\": [\"EMG\", \"EMG\", \"EMG\"], \"column\": [\"nSeq\", \"A1\", \"A2\", \"A3\"], \"sampling rate\": 2000, "
                + "\"label\": [\"A1\", \"A2\", \"A3\"], \"resolution\": [4, 16, 16, 16]}}\n# EndOfHeader\n";
        var file = Read(head + string.Concat(Enumerable.Range(0, Count).Select(Row)));
        file.Warnings.ShouldBeEmpty();
        file.Format.ShouldBe(format);
        file.Recording.Channels.Select(channel => (channel.Label, channel.Unit.Kind, channel.Stretches.Length)).ShouldBe(
            [("A1", SignalKind.Count, 1), ("A2", SignalKind.Count, 1), ("A3", SignalKind.Count, 1)]);
        foreach (var (channel, made) in file.Recording.Channels.Zip(counts))
        {
            channel.Rate.ShouldBe(2000, 1e-6);
            channel.Samples.ShouldBe(made.Select(count => (double)count));
        }
    }

    [Fact]
    public void Analog_text_of_a_motion_laboratory_is_read_as_counts()
    {
        var file = Read("""
            File_Type:	Analog R/C ASCII	Generation#:	1
            Board_Type:	National PCI	Polarity:	Bipolar
            Trial_Name:	squat	Trial#:	1	Duration(Sec.):	0.003	#Channels:	2
            BitDepth:	12	PreciseRate:	1000.000000


            Name	EMG1	F1Z
            Rate	1000	1000
            Range	10000	10000
            0.000	12	-7
            0.001	13	-8
            0.002	14	-9
            """);
        file.Format.ShouldBe("ANC");
        file.Warnings.ShouldBeEmpty();
        file.Recording.Channels.Select(channel => (channel.Label, channel.Unit.Kind, channel.Description)).ShouldBe(
            [("EMG1", SignalKind.Count, "12 bits, range 10000 mV"), ("F1Z", SignalKind.Count, "12 bits, range 10000 mV")]);
        file.Recording.Channels[0].Rate.ShouldBe(1000, 1e-6);
    }

    [Fact]
    public void Sensors_with_times_and_rates_of_their_own_are_read_side_by_side()
    {
        var file = Read("X [s],Sensor 1: EMG 1 [V],X [s],Sensor 1: ACC X [g]\n0,1e-5,0,0.98\n0.0005,2e-5,0.0067,0.97\n0.001,3e-5,,\n0.0015,4e-5,,\n");
        file.Warnings.ShouldBeEmpty();
        var (emg, acceleration) = (file.Recording.Channels[0], file.Recording.Channels[1]);
        (emg.Label, emg.Samples.Length, acceleration.Samples.Length, acceleration.Unit.Kind).ShouldBe(("Sensor 1: EMG 1", 4, 2, SignalKind.Acceleration));
        emg.Rate.ShouldBe(2000, 1e-6);
        acceleration.Rate.ShouldBe(1 / 0.0067, 1e-6);
    }

    [Fact]
    public void Sensors_described_in_lines_above_give_names_and_units()
    {
        var file = Read("""
            Label: L GLUT MAX: EMG 1 Sampling frequency: 2000.0 Number of points: 3 start: 0 Unit: Volt Domain Unit: second
            Label: R GLUT MAX: EMG 2 Sampling frequency: 2000.0 Number of points: 3 start: 0 Unit: Volt Domain Unit: second
            0,00001,0.00002
            1,00002,0.00003
            """.Replace("0,00001,", "0.00001,").Replace("1,00002,", "0.00002,"));
        file.Recording.Channels.Select(channel => (channel.Label, channel.Unit.Kind, channel.Rate)).ShouldBe([("L GLUT MAX: EMG 1", SignalKind.Voltage, 2000), ("R GLUT MAX: EMG 2", SignalKind.Voltage, 2000)]);
    }

    [Fact]
    public void A_column_of_texts_is_events()
    {
        var file = Read("Time [s],EMG [mV],Marker\n0,1,\n0.1,2,start\n0.2,3,\n0.3,4,stop\n");
        file.Recording.Channels.Length.ShouldBe(1);
        file.Recording.Events.Select(one => (Math.Round(one.Time, 9), one.Label)).ShouldBe([(0.1, "start"), (0.3, "stop")]);
    }

    [Fact]
    public void Texts_may_begin_after_hundreds_of_rows()
    {
        var rows = Enumerable.Range(0, 400).Select(i => $"{i / 10.0},1,{(i == 350 ? "start" : "")}");
        Read("Time [s],EMG [mV],Marker\n" + string.Join('\n', rows)).Recording.Events.ShouldHaveSingleItem().Time.ShouldBe(35, 1e-9);
    }

    [Theory]
    [InlineData("", "no rows of numbers")]
    [InlineData("only\nwords\n", "no rows of numbers")]
    [InlineData("Time [s],EMG [mV]\n0,1\n0.1,2,3,4\n0.2,3\n", "line 3: The row has more cells than the 2 of the others.")]
    [InlineData("Time [s],EMG [mV]\n0,1\n,2\n0.2,3\n", "row 2: The row has values and no time")]
    public void What_cannot_be_understood_is_told_with_its_place(string text, string message) => Text.Bad(() => Read(text)).Message.ShouldContain(message);

    [Fact]
    public void A_word_among_numbers_far_down_is_told_with_its_line()
    {
        var text = "Time [s],EMG [mV]\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i / 10.0},1\n")) + "50,oops\n";
        Text.Bad(() => Read(text)).Message.ShouldBe("emg.csv, line 502, column 2: 'oops' is not a number.");
    }

    [Fact]
    public void Counts_of_twelve_bits_are_read_as_such()
    {
        var file = SignalTextReader.ReadFile(Cases.Of("emg", "biosppy_emg.txt"), None);
        file.Warnings.ShouldBeEmpty();
        var channel = file.Recording.Channels.ShouldHaveSingleItem();
        (channel.Label, channel.Unit.Kind, channel.Rate, channel.Description, channel.Samples[1]).ShouldBe(("EMG", SignalKind.Count, 1000, "12 bits", 2056));
        channel.Samples.Length.ShouldBeGreaterThan(90_000);
    }

    [Fact]
    public void What_is_written_comes_back()
    {
        var random = new Random(7);
        double[] Noise(int count) => [.. Enumerable.Range(0, count).Select(i => i == 5 ? double.NaN : random.NextDouble() - 0.5)];
        var recording = new Recording(
            [
                new Channel("left, upper", SignalUnit.Parse("mV"), 1000, Noise(300), [new(2, 0, 200), new(9, 200, 100)]),
                new Channel("raw", new SignalUnit("", SignalKind.Count, 1), 1000, Noise(300), [new(2, 0, 200), new(9, 200, 100)]),
                Channel.Whole("force", SignalUnit.Parse("N"), 100, Noise(50)),
            ],
            [new(2.05, double.NaN, "start", ""), new(9.01, 2, "Bridge", "Left")]);
        using var stream = new MemoryStream();
        SignalTextWriter.Write(stream, RecordingSource.Of(new RecordingFile("", recording)), stop: TestContext.Current.CancellationToken);
        stream.Position = 0;
        var again = SignalTextReader.Read(stream, "again.csv", None);
        again.Recording.Channels.Select(channel => (channel.Label, channel.Unit.Kind)).ShouldBe([("left, upper", SignalKind.Voltage), ("raw", SignalKind.Count), ("force", SignalKind.Force)]);
        foreach (var (a, b) in recording.Channels.Zip(again.Recording.Channels))
        {
            b.Samples.ShouldBe(a.Samples);
            b.Rate.ShouldBe(a.Rate, 1e-6);
            b.Stretches.Select(stretch => (stretch.First, stretch.Count, Math.Round(stretch.Start, 9))).ShouldBe(a.Stretches.Select(stretch => (stretch.First, stretch.Count, stretch.Start)));
        }

        again.Recording.Events.Select(one => (Math.Round(one.Time, 6), one.Label)).ShouldBe([(2.05, "start"), (9.01, "Left: Bridge")]);
    }
}
