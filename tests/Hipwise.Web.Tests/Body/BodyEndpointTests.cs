using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hipwise.Simulation.Scenes;
using Hipwise.Web.Features.Body;
using Hipwise.Web.Tests.Drawings;
using Hipwise.Web.Tests.Learn;

namespace Hipwise.Web.Tests.Body;

/// <summary>What drawings and programs are told of the body model.</summary>
public sealed class BodyEndpointTests(LearnHost host)
{
    private const double PlaceUnit = 1e-4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_geometry_has_bones_for_limbs_and_a_row_for_every_muscle()
    {
        var body = await GeometryAsync();
        body.Muscles.Length.ShouldBe(108);
        body.Muscles.ShouldAllBe(muscle => muscle.Row >= 0 && muscle.Row < body.Rows.Length && muscle.Layer >= 0 && muscle.Volume > 0);
        body.Segments.Where(segment => segment.Bones.IsEmpty).ShouldBeEmpty();
        foreach (var side in (string[])["_r", "_l"])
        {
            var other = side == "_r" ? "_l" : "_r";
            foreach (var segment in body.Segments.Where(segment => segment.Name.EndsWith(side, StringComparison.Ordinal)))
            {
                body.Segments.First(twin => twin.Name == segment.Name[..^2] + other).Bones.Length.ShouldBe(segment.Bones.Length);
            }
        }
    }

    [Fact]
    public async Task What_names_its_version_may_be_kept_and_nothing_else()
    {
        using var kept = await host.Client.GetAsync($"/api/v1/body?v={RenderedBodyMap.Knowledge.Version}", Stop);
        kept.Headers.CacheControl!.MaxAge.ShouldNotBeNull();
        kept.Headers.CacheControl.Private.ShouldBeTrue();
        using var other = await host.Client.GetAsync("/api/v1/body?v=other", Stop);
        other.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_muscle_is_as_long_as_its_places_lie_apart()
    {
        var body = await GeometryAsync();
        var posture = await PostureAsync(new() { ["hip-flexion"] = 70, ["knee"] = 40 });
        for (var row = 0; row < body.Rows.Length; row++)
        {
            var strands = Enumerable.Range(0, body.Muscles.Length).Where(m => body.Muscles[m].Row == row && body.Muscles[m].Side == "right").ToList();
            var along = strands.Average(m => Length(posture.Block, body, m));
            // Twelve places cut corners that a path goes around, and each is told to 0.1 mm.
            along.ShouldBe(posture.Rows[row].Length / 1000, 0.06 * along, body.Rows[row].Name);
        }
    }

    [Fact]
    public async Task An_arm_is_how_a_length_changes()
    {
        Task<Posture> Bent(double degrees) => PostureAsync(new() { ["hip-flexion"] = degrees });
        var (before, at, after) = (await Bent(44), await Bent(45), await Bent(46));
        for (var row = 0; row < at.Rows.Length; row++)
        {
            var change = -(after.Rows[row].Length - before.Rows[row].Length) / (2 * Math.PI / 180);
            // Lengths come to 0.1 mm; arms of strands are weighted by their cross-section and their lengths are not.
            Math.Abs(change - at.Rows[row].Arms[0]).ShouldBeLessThan(9, $"row {row}: {change:F1} against {at.Rows[row].Arms[0]}");
        }
    }

    [Theory]
    [InlineData("""{"hip-flexion": 500}""")]
    [InlineData("""{"nose": 1}""")]
    public async Task A_posture_that_cannot_be_is_refused(string angles)
    {
        using var content = new StringContent(angles, System.Text.Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync(BodyAddress.Posture, content, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var form = new FormUrlEncodedContent([]);
        using var refused = await host.Client.PostAsync(BodyAddress.Posture, form, Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_movement_has_all_its_moments_and_keeps_its_feet_where_they_stand()
    {
        var body = await GeometryAsync();
        var motion = await host.Client.GetFromJsonAsync<SceneMotion>(BodyAddress.Movement("squat"), Stop);
        var size = (SceneWriter.SegmentSize * body.Segments.Length) + (((3 * body.PlacesAlong) + 1) * body.Muscles.Length);
        motion!.Blocks.Length.ShouldBe(2 * size * motion.Times.Length);
        motion.IsCarried.ShouldBeTrue();
        var foot = body.Segments.Select(segment => segment.Name).ToList().IndexOf("calcn_r") * SceneWriter.SegmentSize;
        for (var axis = 0; axis < 3; axis++)
        {
            var places = Enumerable.Range(0, motion.Times.Length).Select(frame => Number(motion.Blocks, (frame * size) + foot + axis)).ToList();
            (places.Max() - places.Min()).ShouldBeLessThan(0.002 / PlaceUnit);
        }

        motion.Rows.Max(row => row.Right).ShouldBeInRange(50, 100);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("squat?way=band-feet")]
    public async Task What_is_not_there_is_not_found(string movement)
    {
        using var answer = await host.Client.GetAsync($"{BodyAddress.Start}/movements/{movement}", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Less_of_a_muscle_is_told_and_no_wild_number_breaks_a_trial()
    {
        var less = await TryAsync(new() { ["exercise"] = "squat", ["muscle"] = "gluteus-maximus", ["capacity"] = "30" });
        less.GetProperty("said").EnumerateArray().Count().ShouldBeGreaterThan(2);
        var usual = await TryAsync(new() { ["exercise"] = "squat", ["height"] = "wild", ["mass"] = "NaN", ["muscle"] = "nose" });
        usual.GetProperty("said").EnumerateArray().Last().GetString().ShouldBe(RenderedBodyMap.Knowledge.Phrases.Say("simulate.alike"));
        (await TryAsync(new() { ["exercise"] = "squat", ["height"] = "9999", ["mass"] = "-4", ["thigh"] = "99" })).GetProperty("said").GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static double Length(byte[] block, BodyGeometry body, int muscle)
    {
        var first = (SceneWriter.SegmentSize * body.Segments.Length) + (3 * body.PlacesAlong * muscle);
        double At(int place, int axis) => PlaceUnit * Number(block, first + (3 * place) + axis);
        return Enumerable.Range(1, body.PlacesAlong - 1).Sum(k => Math.Sqrt(Enumerable.Range(0, 3).Sum(axis => Math.Pow(At(k, axis) - At(k - 1, axis), 2))));
    }

    private static double Number(byte[] block, int index) => BinaryPrimitives.ReadInt16LittleEndian(block.AsSpan(2 * index));

    private async Task<BodyGeometry> GeometryAsync() => (await host.Client.GetFromJsonAsync<BodyGeometry>(BodyAddress.Start, Stop))!;

    private async Task<Posture> PostureAsync(Dictionary<string, double> angles)
    {
        using var answer = await host.Client.PostAsJsonAsync(BodyAddress.Posture, angles, Stop);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Posture>(Stop))!;
    }

    private async Task<JsonElement> TryAsync(Dictionary<string, string> fields)
    {
        using var answer = await host.Client.PostAsJsonAsync("/api/v1/body/trials", fields, Stop);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    [Fact]
    public async Task Every_movement_has_a_small_picture_of_this_body()
    {
        var folder = Path.Combine(Testing.Repository.Root, "src", "Hipwise.Web", "wwwroot", "stills");
        var pictures = Directory.GetFiles(folder, "*.webp").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();
        pictures.Order(StringComparer.Ordinal).ShouldBe(RenderedBodyMap.Knowledge.Figures.Keys.Append("standing").Order(StringComparer.Ordinal));
        Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(1_500_000);
        var model = await File.ReadAllBytesAsync(Path.Combine(Testing.Repository.Knowledge, "body", "hipwise.osim"), Stop);
        (await File.ReadAllTextAsync(Path.Combine(folder, "model.sha256"), Stop)).Trim().ShouldBe(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(model)), "the body changed: build/stills draws its pictures anew");
    }
}
