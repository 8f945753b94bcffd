using System.Text;
using Hipwise.Formats;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Tests.Landmarks;

/// <summary>Takes survive writing and reading; what is no take gives one clear error and nothing else.</summary>
public class LandmarkFileTests
{
    [Fact]
    public void A_take_survives_json_and_binary_frames()
    {
        var take = Fixture.Take("sports2d_walk_wide.full");
        take.FrameCount.ShouldBe(200);
        take.Width.ShouldBe(1768);
        take.HasPerson(0).ShouldBeFalse();
        take.HasPerson(100).ShouldBeTrue();
        var json = new MemoryStream();
        LandmarkWriter.Write(take, json);
        json.Position = 0;
        ShouldBeSame(LandmarkReader.Read(json), take);
        var blocks = new MemoryStream();
        LandmarkBlocks.Write(take, blocks, PoseModel.Full);
        blocks.Length.ShouldBe(LandmarkBlocks.HeadBytes + (200 * LandmarkBlocks.FrameBytes));
        blocks.Position = 0;
        ShouldBeSame(LandmarkBlocks.Read(blocks), take);
    }

    [Fact]
    public void Binary_frames_come_in_pieces_of_any_length_and_a_cut_off_one_is_left_out()
    {
        var take = Fixture.Take("pose2sim_cam01.full");
        var stream = new MemoryStream();
        LandmarkBlocks.Write(take, stream, PoseModel.Lite);
        var bytes = stream.ToArray();
        var (random, seen) = (new Random(3), 0);
        var reader = new LandmarkBlockReader();
        for (var at = 0; at < bytes.Length - 500;)
        {
            var part = Math.Min(random.Next(1, 3000), bytes.Length - 500 - at);
            reader.Append(bytes.AsSpan(at, part), frame => frame.Time.ShouldBe(take.Times[seen++]));
            at += part;
        }

        seen.ShouldBe(99);
        reader.ToTake().FrameCount.ShouldBe(99);
        reader.Model.ShouldBe(PoseModel.Lite);
    }

    [Theory]
    [InlineData("", "no whole JSON")]
    [InlineData("[]", "starts with {")]
    [InlineData("{}", "'width' of the picture is 0")]
    [InlineData("{\"width\": 10, \"height\": 10}", "'frames' is missing")]
    [InlineData("{\"width\": 99999, \"height\": 10, \"frames\": []}", "'width' of the picture is 99999")]
    [InlineData("{\"width\": 1.5}", "whole number")]
    [InlineData("{\"width\": 10, \"height\": 10, \"frames\": [{\"image\": null}]}", "no time")]
    [InlineData("{\"width\": 10, \"height\": 10, \"frames\": [{\"t\": 0}, {\"t\": 0}]}", "times must rise")]
    [InlineData("{\"width\": 10, \"height\": 10, \"frames\": [{\"t\": 0, \"image\": [[1, 2, 3]]}]}", "frames[0].image")]
    [InlineData("{\"width\": 10, \"height\": 10, \"frames\": [{\"t\": 0, \"image\": [[1, 2, 3, 4]]}]}", "1 points; there must be 33")]
    [InlineData("{\"width\": 10, \"height\": 10, \"frames\": [{\"t\": \"x\"}]}", "frames[0].t")]
    [InlineData("{\"landmarkNames\": [\"left_hip\"]}", "Name 1 is 'left_hip'")]
    public void What_is_no_take_is_told_with_its_place(string json, string message) =>
        Should.Throw<BadFileException>(() => LandmarkReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Message.ShouldContain(message);

    [Fact]
    public void Flipped_bits_and_cuts_give_a_take_or_one_error()
    {
        var take = Fixture.Take("pose2sim_cam01.full");
        var (json, blocks, random) = (new MemoryStream(), new MemoryStream(), new Random(11));
        LandmarkWriter.Write(take, json);
        LandmarkBlocks.Write(take, blocks, PoseModel.Heavy);
        for (var i = 0; i < 120; i++)
        {
            var text = json.ToArray().AsSpan(0, random.Next(1, 20_000)).ToArray();
            text[random.Next(text.Length)] ^= (byte)(1 << random.Next(8));
            Should.Throw<BadFileException>(() => LandmarkReader.Read(new MemoryStream(text)));
            var bytes = blocks.ToArray();
            bytes[random.Next(i % 2 == 0 ? 16 : bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                LandmarkBlocks.Read(new MemoryStream(bytes)).FrameCount.ShouldBeLessThanOrEqualTo(100);
            }
            catch (BadFileException)
            {
                // One clear error is right too.
            }
        }
    }

    [Fact]
    public void More_than_ten_minutes_is_refused_without_being_held()
    {
        var reader = new LandmarkBlockReader();
        var take = Fixture.Take("pose2sim_cam01.full");
        var bytes = new byte[LandmarkBlocks.FrameBytes];
        LandmarkBlocks.WriteHead(bytes, 640, 480, PoseModel.Full);
        reader.Append(bytes.AsSpan(0, LandmarkBlocks.HeadBytes));
        LandmarkBlocks.WriteFrame(bytes, take, 0);
        for (var i = 0; i < LandmarkTake.MostFrames; i++)
        {
            BitConverter.TryWriteBytes(bytes, i / 60.0);
            reader.Append(bytes);
        }

        BitConverter.TryWriteBytes(bytes, 1e6);
        Should.Throw<BadFileException>(() => reader.Append(bytes)).Message.ShouldContain("36000 frames at most");
    }

    [Fact]
    public void Every_point_has_its_name_and_mirror()
    {
        LandmarkNames.All[23].ShouldBe("left_hip");
        LandmarkNames.All[9].ShouldBe("mouth_left");
        foreach (var point in Enum.GetValues<Landmark>())
        {
            point.Mirrored().Mirrored().ShouldBe(point);
            (point.ToString().Contains("Left", StringComparison.Ordinal) == point.Mirrored().ToString().Contains("Right", StringComparison.Ordinal)).ShouldBeTrue();
        }
    }

    private static void ShouldBeSame(LandmarkTake read, LandmarkTake take)
    {
        read.Times.ShouldBe(take.Times);
        read.Image.ShouldBe(take.Image);
        read.World.ShouldBe(take.World);
        read.Persons.ShouldBe(take.Persons);
        (read.Width, read.Height).ShouldBe((take.Width, take.Height));
    }
}
