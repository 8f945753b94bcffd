using Hipwise.Formats;
using Hipwise.Motion.Landmarks;
using Hipwise.Web.Features.Camera;

namespace Hipwise.Web.Tests.Camera;

/// <summary>Points that are kept are the ones that were measured from, and read again from their file.</summary>
public class FilmFileTests
{
    [Fact]
    public void What_is_unpacked_is_what_measures_rest_on()
    {
        var take = Take(40);
        var back = FilmFile.Unpack(FilmFile.Pack(take));
        back.Image.ShouldBe(take.Image);
        back.Times.ShouldBe(take.Times);
        back.Roll.ShouldBe(take.Roll);
        (back.Width, back.Height, back.Model).ShouldBe((take.Width, take.Height, "heavy"));
        back.World.ShouldAllBe(value => float.IsNaN(value));
        FilmFile.Pack(back).ShouldBe(FilmFile.Pack(take));
    }

    [Fact]
    public void The_file_to_download_is_read_again()
    {
        using var json = new MemoryStream();
        LandmarkWriter.Write(FilmFile.Unpack(FilmFile.Pack(Take(25))), json);
        json.Position = 0;
        LandmarkReader.Read(json).Image.ShouldBe(Take(25).Image);
    }

    [Fact]
    public void Bytes_that_were_not_packed_here_are_refused()
    {
        var packed = FilmFile.Pack(Take(3));
        foreach (var bytes in (byte[][])[[1, 2, 3], [], packed[..20]])
        {
            Should.Throw<BadFileException>(() => FilmFile.Unpack(bytes));
        }
    }

    private static LandmarkTake Take(int frames)
    {
        var random = new Random(1);
        float[] Some() => [.. Enumerable.Range(0, frames * LandmarkTake.Stride).Select(_ => (float)random.NextDouble())];
        return new()
        {
            Width = 480, Height = 640, Times = [.. Enumerable.Range(0, frames).Select(frame => frame / 15.0)], Image = Some(), World = Some(),
            Persons = [.. Enumerable.Repeat(1, frames)], Roll = [.. Enumerable.Repeat(0.02f, frames)], Model = "heavy",
        };
    }
}
