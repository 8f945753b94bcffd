using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

internal static class EllipsoidWrap
{
    public static WrapResult Lay(Vec3 p, Vec3 q, Vec3 radii, int axis, int sign) => WrapResult.None;
}
