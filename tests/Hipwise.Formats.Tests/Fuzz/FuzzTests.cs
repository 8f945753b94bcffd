using System.Diagnostics;
using System.Text;
using Hipwise.Formats.Csv;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Formats.Tests.OpenSim;

namespace Hipwise.Formats.Tests.Fuzz;

/// <summary>Whatever is in a file, a reader answers with what it read or with one <see cref="BadFileException"/>, soon and in bounded memory.</summary>
public class FuzzTests
{
    private const int Few = 3_000;
    private const int Many = 200_000;
    private const int FixedSeed = 20260702;

    // An input has a mebibyte at most. Both bounds leave room for a busy machine and for the largest table of gaps that is allowed.
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(20);
    private const long MostBytes = 1L << 30;

    private static readonly string File = Path.Combine(Path.GetTempPath(), "fuzz");

    private static readonly Dictionary<string, (string[] Seeds, Action<Stream> Read)> Readers = new(StringComparer.Ordinal)
    {
        ["models"] = ([Own("older.osim"), Own("newer.osim")], ReadModel),
        ["setups"] = ([SetupTexts.Ik, SetupTexts.Id, SetupTexts.Analyze, SetupTexts.Scale], stream => ToolSetup.Read(stream, File)),
        ["tasks"] = ([SetupTexts.Tasks, SetupTexts.Ik], stream => IkTasks.Read(stream, File)),
        ["loads"] = ([SetupTexts.Loads], stream => ExternalLoads.Read(stream, File)),
        ["actuators"] = ([SetupTexts.Actuators], stream => ActuatorSet.Read(stream, File)),
        ["marker sets"] = ([SetupTexts.Markers], stream => MarkerSet.Read(stream, File)),
        ["tables"] = ([TableTexts.Sto, TableTexts.Simm, TableTexts.Gaps], ReadTable),
        ["comma tables"] = (["name,x,note\npiriformis,12.5,\"a, \"\"b\"\"\"\n\nother,-1e-3,\n"], ReadComma),
        ["markers"] = ([TableTexts.Trc, TableTexts.TrcWithGaps], ReadMarkers),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spoilt_file_never_breaks_a_reader(string name) => Run(name, Few, FixedSeed);

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Two_hundred_thousand_spoilt_files_never_break_a_reader(string name)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HIPWISE_FUZZ_SEED"), out var given) ? given : Environment.TickCount;
        Run(name, Many, seed);
    }

    private static void Run(string name, int count, int seed)
    {
        var (seeds, read) = Readers[name];
        var mutations = new Mutations([.. seeds.Select(Encoding.UTF8.GetBytes)], seed);
        var (accepted, slowest, most, all) = (0, TimeSpan.Zero, 0L, Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var input = mutations.Next();
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                using var stream = new MemoryStream(input, writable: false);
                read(stream);
                accepted++;
            }
            catch (BadFileException problem)
            {
                problem.Message.ShouldNotContain("\n");
                problem.Message.Length.ShouldBeLessThan(1000);
            }
            catch (Exception unexpected)
            {
                throw new InvalidOperationException($"{name}, seed {seed}, input {i}: {Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 3000))}", unexpected);
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            watch.Elapsed.ShouldBeLessThan(Slowest, $"{name}, seed {seed}, input {i}");
            most.ShouldBeLessThan(MostBytes, $"{name}, seed {seed}, input {i}");
        }

        var line = $"{name}: {count} spoilt files in {all.Elapsed.TotalSeconds:F1} s, {accepted} read all the same, slowest {slowest.TotalMilliseconds:F0} ms, at most {most >> 20} MiB each, seed {seed}";
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (count == Many)
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>What is read as a model can be written, and reads again.</summary>
    private static void ReadModel(Stream stream)
    {
        var model = OsimReader.Read(stream, File).Model;
        using var written = new MemoryStream();
        OsimWriter.Write(written, model);
        written.Position = 0;
        var again = OsimReader.Read(written, "written").Model;
        (again.Segments.Length, again.Joints.Length, again.Muscles.Length, again.Markers.Length)
            .ShouldBe((model.Segments.Length, model.Joints.Length, model.Muscles.Length, model.Markers.Length));
    }

    private static void ReadComma(Stream stream)
    {
        foreach (var row in CsvTable.Read(stream, File).Rows)
        {
            row.OptionalNumber("x");
        }
    }

    private static void ReadTable(Stream stream)
    {
        var table = StorageReader.Read(stream, File);
        using var written = new MemoryStream();
        StorageWriter.Write(written, table);
        written.Position = 0;
        StorageReader.Read(written, "written").Series.Count.ShouldBe(table.Series.Count);
    }

    private static void ReadMarkers(Stream stream)
    {
        var markers = TrcReader.Read(stream, File);
        using var written = new MemoryStream();
        TrcWriter.Write(written, markers, "written");
        written.Position = 0;
        TrcReader.Read(written, "written").Times.Length.ShouldBe(markers.Times.Length);
    }

    private static string Own(string name) => System.IO.File.ReadAllText(Path.Combine(OwnModelTests.Folder, name));
}
