using Hipwise.Formats.C3d;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.C3d;

/// <summary>Files written here, one trait each, in every number format.</summary>
public class C3dReaderTests
{
    // The fourth number of a point: cameras 1 and 2 saw it, and agreed to 5 steps; or it was not seen.
    private const double Seen = (3 * 256) + 5;
    private const double NotSeen = -1;

    public static TheoryData<int, bool> Formats => [.. from format in new[] { 84, 85, 86 } from isReal in new[] { false, true } select new TheoryDataRow<int, bool>(format, isReal)];

    private static C3dFile Read(C3dBytes bytes)
    {
        using var stream = bytes.Stream();
        return C3dReader.Read(stream, "trial.c3d");
    }

    private static C3dBytes Two(int format = C3dBytes.Intel, bool isReal = false)
    {
        var bytes = new C3dBytes(format, isReal) { SamplesPerFrame = 2 };
        for (var frame = 0; frame < 5; frame++)
        {
            bytes.Points.Add([10 + frame, -20, 30000, Seen, 1, 2, 3, frame == 2 ? NotSeen : 0]);
            bytes.Analog.Add([frame, -100, frame + 0.5, 200]);
        }

        return bytes.Text("POINT", "LABELS", 5, "LASI", "RASI").Word("POINT", "UNITS", "mm").Real("POINT", "RATE", 100).Real("POINT", "SCALE", isReal ? -0.1 : 0.1)
            .Whole("POINT", "USED", 2).Whole("POINT", "FRAMES", 5).Word("POINT", "Y_SCREEN", "+Z").Text("ANALOG", "LABELS", 4, "EMG1", "FZ").Text("ANALOG", "UNITS", 2, "mV", "N")
            .Text("ANALOG", "DESCRIPTIONS", 8, "upper", "plate").Real("ANALOG", "GEN_SCALE", 0.5).Real("ANALOG", "SCALE", 2, -3).Whole("ANALOG", "OFFSET", 0, 10).Real("ANALOG", "RATE", 200)
            .Whole("ANALOG", "USED", 2);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_number_format_gives_places_and_samples(int format, bool isReal)
    {
        var file = Read(Two(format, isReal));
        var step = isReal ? 1e-3 : 1e-4;
        file.Warnings.ShouldBeEmpty();
        file.Up.ShouldBe("+Z");
        file.Markers.Names.ShouldBe(["LASI", "RASI"]);
        file.Markers.Times.ShouldBe([0, 0.01, 0.02, 0.03, 0.04], 1e-12);
        file.Markers.Positions[1].ShouldBe([11 * step, -20 * step, 30000 * step, 1 * step, 2 * step, 3 * step], 1e-6);
        file.Markers.Positions[2][3..].ShouldAllBe(number => double.IsNaN(number));
        var (emg, force) = (file.Recording.Find("EMG1")!, file.Recording.Find("FZ")!);
        (emg.Rate, emg.Unit.Kind, emg.Description).ShouldBe((200, SignalKind.Voltage, "upper"));
        emg.Samples[..4].ShouldBe(isReal ? [0, 0.5, 1, 1.5] : [0, 0, 1, 1]);
        force.Samples[..2].ShouldBe([165, -285]);
        emg.TimeOf(3).ShouldBe(0.015, 1e-12);
    }

    [Theory]
    [InlineData(1.0, new byte[] { 0x80, 0x40, 0, 0 })]
    [InlineData(-1.0, new byte[] { 0x80, 0xC0, 0, 0 })]
    [InlineData(0.0, new byte[] { 0, 0, 0, 0 })]
    [InlineData(3.5, new byte[] { 0x60, 0x41, 0, 0 })]
    public void A_real_number_of_a_VAX_is_read(double value, byte[] bytes) => new C3dNumbers(C3dFormat.Dec).Single(bytes).ShouldBe(value);

    [Fact]
    public void More_channels_than_anybody_has_are_refused()
    {
        var bytes = new C3dBytes(C3dBytes.Intel, isReal: false);
        bytes.Points.Add([]);
        bytes.Analog.Add([.. Enumerable.Repeat(1.0, 5000)]);
        Should.Throw<BadFileException>(() => C3dReader.Read(bytes.Stream(), "a.c3d")).Message.ShouldContain("5000 analog channels follow from words 3 and 10");
    }

    [Fact]
    public void Every_real_number_of_four_bytes_comes_back_from_a_VAX()
    {
        var random = new Random(20260801);
        for (var i = 0; i < 2000; i++)
        {
            double value = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30)));
            new C3dNumbers(C3dFormat.Dec).Single(new C3dBytes(C3dBytes.Dec, true).Single(value)).ShouldBe(value);
        }
    }

    [Theory]
    [InlineData("m", 1)]
    [InlineData("CM", 0.01)]
    [InlineData("in", 0.0254)]
    [InlineData("", 0.001)]
    public void Places_come_out_in_metres(string unit, double metres)
    {
        var bytes = new C3dBytes(C3dBytes.Intel, true).Word("POINT", "UNITS", unit);
        bytes.Points.Add([1, 2, 3, 0]);
        var file = Read(bytes);
        file.Markers.Positions[0].ShouldBe([metres, 2 * metres, 3 * metres], 1e-12);
        file.Warnings.Any(warning => warning.Place == "POINT:UNITS").ShouldBe(unit.Length == 0);
    }

    [Fact]
    public void A_unit_that_is_not_known_is_refused()
    {
        var bytes = new C3dBytes(C3dBytes.Intel, true).Word("POINT", "UNITS", "cubits");
        bytes.Points.Add([1, 2, 3, 0]);
        Text.Bad(() => Read(bytes)).Message.ShouldBe("trial.c3d, POINT:UNITS: The unit 'cubits' is not known; it is mm, cm, m or in.");
    }

    [Fact]
    public void More_than_255_labels_go_on_in_the_next_parameter()
    {
        string[] names = [.. Enumerable.Range(1, 300).Select(i => $"M{i}")];
        var bytes = new C3dBytes(C3dBytes.Intel, false).Text("POINT", "LABELS", 4, names[..255]).Text("POINT", "LABELS2", 4, names[255..]).Word("POINT", "UNITS", "mm")
            .Text("ANALOG", "LABELS", 4, names[..255]).Text("ANALOG", "LABELS2", 4, names[255..]).Real("ANALOG", "SCALE", [.. names[..255].Select(_ => 1.0)])
            .Real("ANALOG", "SCALE2", [.. names[255..].Select(_ => 7.0)]);
        bytes.Points.Add([.. names.SelectMany(_ => new double[4])]);
        bytes.Analog.Add([.. names.Select(_ => 1.0)]);
        var file = Read(bytes);
        file.Markers.Names.ShouldBe(names);
        file.Recording.Channels.Select(channel => channel.Label).ShouldBe(names);
        file.Recording.Find("M300")!.Samples.ShouldBe([7]);
    }

    [Fact]
    public void Unsigned_samples_and_offsets_use_the_sign_as_a_digit()
    {
        var bytes = new C3dBytes(C3dBytes.Sgi, false).Word("ANALOG", "FORMAT", "UNSIGNED").Whole("ANALOG", "OFFSET", 32768).Real("ANALOG", "SCALE", 1).Text("ANALOG", "LABELS", 2, "F");
        bytes.Analog.Add([65535]);
        bytes.Analog.Add([0]);
        Read(bytes).Recording.Channels[0].Samples.ShouldBe([32767, -32768]);
    }

    [Fact]
    public void A_unit_that_is_not_told_stays_unknown()
    {
        var bytes = new C3dBytes(C3dBytes.Intel, false).Text("ANALOG", "LABELS", 4, "EMG");
        bytes.Analog.Add([7]);
        var file = Read(bytes);
        file.Recording.Channels[0].Unit.ShouldBe(SignalUnit.None);
        file.Warnings.Select(warning => warning.Place).ShouldBe(["ANALOG:SCALE", "ANALOG:OFFSET", "ANALOG:SCALE", "ANALOG:UNITS"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Events_of_header_and_group_are_told_once_each(int format, bool isReal)
    {
        var bytes = Two(format, isReal).Whole("EVENT", "USED", 2).Text("EVENT", "LABELS", 12, "Foot Strike", "Foot Off").Text("EVENT", "CONTEXTS", 6, "Left", "Right")
            .Real("EVENT", "TIMES", 0, 0.03, 1, 2.5);
        bytes.HeaderEvents.AddRange([(0.03, "FS", 0), (0.01, "RTO", 0), (0.02, "OFF", 1)]);
        var file = Read(bytes);
        file.Recording.Events.Select(one => (Math.Round(one.Time, 5), one.Label, one.Context)).ShouldBe([(0.01, "RTO", ""), (0.03, "Foot Strike", "Left"), (62.5, "Foot Off", "Right")]);
        file.Warnings.ShouldHaveSingleItem().Place.ShouldBe("events");
    }

    [Theory]
    [InlineData("actual")]
    [InlineData("long")]
    public void More_frames_than_two_bytes_can_count_are_read(string way)
    {
        var bytes = new C3dBytes(C3dBytes.Intel, false).Text("POINT", "LABELS", 4, "LASI").Word("POINT", "UNITS", "mm");
        bytes.Points.AddRange(Enumerable.Range(0, 70_000).Select(i => new double[] { i % 30_000, 0, 0, 0 }));
        _ = way == "actual"
            ? bytes.Whole("TRIAL", "ACTUAL_START_FIELD", 1, 0).Whole("TRIAL", "ACTUAL_END_FIELD", 70_000 & 0xFFFF, 70_000 >> 16).Whole("POINT", "FRAMES", 65535)
            : bytes.Real("POINT", "LONG_FRAMES", 70_000).Whole("POINT", "FRAMES", 65535);
        var file = Read(bytes);
        file.Markers.Times.Length.ShouldBe(70_000);
        file.Markers.Positions[^1][0].ShouldBe((69_999 % 30_000) * 1e-4, 1e-7);
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_trial_that_begins_later_keeps_its_time()
    {
        var bytes = Two();
        bytes.FirstFrame = 40_000;
        Read(bytes.Whole("TRIAL", "ACTUAL_START_FIELD", 40_000, 0).Whole("TRIAL", "ACTUAL_END_FIELD", 40_004, 0)).Markers.Times[0].ShouldBe(399.99, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Without_parameters_the_header_is_followed(int format, bool isReal)
    {
        var bytes = Two(format, isReal);
        bytes.HasParameters = false;
        var file = Read(bytes);
        file.Markers.Names.ShouldBe(["marker_1", "marker_2"]);
        file.Markers.Positions[1][0].ShouldBe(isReal ? 0.011 : 0.0011, 1e-7);
        file.Warnings.ShouldContain(warning => warning.Place == "parameters");
    }

    [Theory]
    [InlineData(300)]
    [InlineData(511)]
    public void A_file_cut_off_in_its_header_is_refused(int length) =>
        Text.Bad(() => C3dReader.Read(new MemoryStream(Two().Write()[..length]), "trial.c3d")).Problem.ShouldContain("no C3D file");

    [Fact]
    public void A_file_cut_off_in_its_data_is_read_as_far_as_it_goes()
    {
        var file = C3dReader.Read(new MemoryStream(Two().Write()[..^10]), "trial.c3d");
        file.Markers.Times.Length.ShouldBe(4);
        file.Warnings.ShouldHaveSingleItem().Text.ShouldBe("The file ends after 4 of 5 frames; those that are there were read.");
    }

    [Fact]
    public void A_file_cut_off_before_its_data_is_refused()
    {
        var whole = Two().Write();
        Text.Bad(() => C3dReader.Read(new MemoryStream(whole[..^200]), "trial.c3d")).Place.ShouldBe("data");
    }

    [Fact]
    public void Counts_that_do_not_go_into_each_other_are_refused()
    {
        var bytes = Two();
        bytes.SamplesPerFrame = 3;
        Text.Bad(() => Read(bytes)).Message.ShouldBe("trial.c3d, header: 4 analog measurements a frame cannot be 3 of each channel; mend words 3 and 10.");
    }

    [Fact]
    public void What_is_not_looked_at_is_named() =>
        Read(Two().Whole("FORCE_PLATFORM", "USED", 2).Real("SUBJECTS", "MASS", 70)).Warnings.ShouldHaveSingleItem().Text.ShouldBe("Not looked at: FORCE_PLATFORM, SUBJECTS.");

    [Fact]
    public void Names_that_are_no_text_are_read_soon()
    {
        var bytes = Two().Add("POINT", "ANGLES", -1, [1, 250, 200], [.. Enumerable.Repeat((byte)0xFF, 50_000)]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Read(bytes).Markers.Names.Length.ShouldBe(2);
        // As exceptions these took more than a second.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void Computed_values_among_the_points_are_no_markers()
    {
        var file = Read(Two().Text("POINT", "ANGLES", 5, "RASI"));
        file.Markers.Names.ShouldBe(["LASI"]);
        file.Markers.Positions[0].Length.ShouldBe(3);
    }
}
