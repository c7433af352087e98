"""The network of `overlay`: 480 × 640 RGB, (x - 127) / 128, to a map of logits at an eighth of that. Depthwise-separable, with
context from a thirty-second, and written as ONNX with its batch normalization folded into the convolutions."""
import numpy as np
import torch
from torch import nn


class Unit(nn.Module):
    """Convolution, batch normalization, ReLU6."""
    def __init__(self, ins, outs, kernel=1, stride=1, groups=1, active=True):
        super().__init__()
        self.conv = nn.Conv2d(ins, outs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.norm, self.active = nn.BatchNorm2d(outs), active

    def forward(self, x):
        x = self.norm(self.conv(x))
        return torch.clamp(x, 0, 6) if self.active else x

    def folded(self):
        scale = (self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)).detach()
        return ((self.conv.weight.detach() * scale[:, None, None, None]).numpy(),
                (self.norm.bias - self.norm.running_mean * scale).detach().numpy())


class Block(nn.Module):
    """Depthwise, then pointwise; with what came in added where the shape stays."""
    def __init__(self, ins, outs, kernel=5, stride=1):
        super().__init__()
        self.depthwise, self.adds = Unit(ins, ins, kernel, stride, ins), ins == outs and stride == 1
        self.pointwise = Unit(ins, outs, active=not self.adds)

    def forward(self, x):
        y = self.pointwise(self.depthwise(x))
        return x + y if self.adds else y


class OverlayNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Unit(3, 16, 3, 2)
        self.fine = nn.ModuleList([Block(16, 32, 3, 2), Block(32, 32, 3)])
        self.eighth = nn.ModuleList([Block(32, 48, 5, 2), Block(48, 48), Block(48, 48), Block(48, 48)])
        self.sixteenth = nn.ModuleList([Block(48, 80, 5, 2), Block(80, 80), Block(80, 80), Block(80, 80)])
        self.context = nn.ModuleList([Block(80, 96, 5, 2), Block(96, 96), Block(96, 96)])
        self.lift = nn.ModuleList([Unit(96, 80, active=False), Unit(80, 48, active=False)])
        self.same = nn.ModuleList([Unit(80, 80, active=False), Unit(48, 48, active=False)])
        self.head = Block(48, 32)
        self.logit = nn.Conv2d(32, 1, 1)

    def forward(self, x):
        x = self.stem(x)
        for block in self.fine: x = block(x)
        for block in self.eighth: x = block(x)
        eighth = x
        for block in self.sixteenth: x = block(x)
        sixteenth = x
        for block in self.context: x = block(x)
        for lift, same, across in zip(self.lift, self.same, (sixteenth, eighth)):
            x = same(across) + nn.functional.interpolate(lift(x), scale_factor=2, mode="bilinear", align_corners=False)
        return self.logit(self.head(x))

    def export(self, path, height=640, width=480):
        """ONNX, operator set 11: Conv, Clip, Add, Resize alone. Needs the onnx package."""
        import onnx
        from onnx import TensorProto, helper, numpy_helper
        nodes, stored = [], [numpy_helper.from_array(np.float32(v), n) for n, v in (("zero", 0), ("six", 6))]
        stored += [numpy_helper.from_array(np.zeros(0, np.float32), "nothing"),
                   numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "twice")]

        def conv(x, weights, bias, name, stride=1, groups=1, kernel=1):
            stored.extend([numpy_helper.from_array(weights, name + ".w"), numpy_helper.from_array(bias, name + ".b")])
            nodes.append(helper.make_node("Conv", [x, name + ".w", name + ".b"], [name], kernel_shape=[kernel] * 2,
                                          strides=[stride] * 2, pads=[kernel // 2] * 4, group=groups))
            return name

        def unit(x, module, name):
            x = conv(x, *module.folded(), name, module.conv.stride[0], module.conv.groups, module.conv.kernel_size[0])
            if module.active:
                nodes.append(helper.make_node("Clip", [x, "zero", "six"], [name + ".clip"]))
                x = name + ".clip"
            return x

        def block(x, module, name):
            y = unit(unit(x, module.depthwise, name + ".d"), module.pointwise, name + ".p")
            if module.adds:
                nodes.append(helper.make_node("Add", [y, x], [name + ".sum"]))
                y = name + ".sum"
            return y

        x = unit("image", self.stem, "stem")
        kept = {}
        for part in ("fine", "eighth", "sixteenth", "context"):
            for i, module in enumerate(getattr(self, part)): x = block(x, module, f"{part}{i}")
            kept[part] = x
        for i, across in enumerate(("sixteenth", "eighth")):
            low = unit(x, self.lift[i], f"lift{i}")
            nodes.append(helper.make_node("Resize", [low, "nothing", "twice"], [f"up{i}"], mode="linear",
                                          coordinate_transformation_mode="pytorch_half_pixel"))
            same = unit(kept[across], self.same[i], f"same{i}")
            nodes.append(helper.make_node("Add", [same, f"up{i}"], [f"joined{i}"]))
            x = f"joined{i}"
        x = block(x, self.head, "head")
        conv(x, self.logit.weight.detach().numpy(), self.logit.bias.detach().numpy(), "logits")
        graph = helper.make_graph(
            nodes, "overlay", [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, height, width])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 1, height // 8, width // 8])], stored)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=8)
        onnx.checker.check_model(model)
        with open(path, "wb") as file: file.write(model.SerializeToString(deterministic=True))
