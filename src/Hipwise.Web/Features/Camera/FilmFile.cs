using System.IO.Compression;
using Hipwise.Formats;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Web.Features.Camera;

/// <summary>The points of a take as they are kept: those in the picture, which measures rest on, packed. Those in space are for looking at only and stay out.</summary>
public static class FilmFile
{
    /// <summary>Packs a take; the same take gives the same bytes.</summary>
    public static byte[] Pack(LandmarkTake take)
    {
        ArgumentNullException.ThrowIfNull(take);
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var model = Enum.TryParse<PoseModel>(take.Model, ignoreCase: true, out var known) ? known : PoseModel.Full;
            var world = new float[take.World.Length];
            Array.Fill(world, float.NaN);
            LandmarkBlocks.Write(take with { World = world }, zip, model);
        }

        return packed.ToArray();
    }

    /// <summary>The take that was packed.</summary>
    /// <exception cref="BadFileException">These bytes were not packed here, or would unpack to more than a take.</exception>
    public static LandmarkTake Unpack(byte[] packed)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            return LandmarkBlocks.Read(zip);
        }
        catch (InvalidDataException)
        {
            throw new BadFileException("landmarks", 0, "head", "These are no packed points.");
        }
    }
}
